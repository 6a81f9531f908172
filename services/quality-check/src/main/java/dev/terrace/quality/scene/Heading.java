package dev.terrace.quality.scene;

import dev.terrace.quality.Median;
import dev.terrace.quality.Member;
import dev.terrace.quality.Merge;
import dev.terrace.quality.Tally;
import dev.terrace.shared.work.scene.Cuboid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes one cuboid of several that may not agree which way it faces. The axis is the mean of doubled angles, so that front and
 * back are the same, moved by the median of what is left; who took the length for the width is turned by a quarter, and has no
 * say in which end of the axis is the front.
 */
final class Heading {
    private static final double TIE = 1e-9;

    private final List<Member<Cuboid>> members;
    private final boolean front;

    Heading(List<Member<Cuboid>> members, boolean front) {
        this.members = members;
        this.front = front;
    }

    Merge<Cuboid> merged() {
        List<Double> axes = axes();
        List<Cuboid> ways = new ArrayList<>();
        double confidence = axes.size() > 1 ? .5 : 1;
        for (double axis : axes) {
            double[] rest = new double[members.size()];
            boolean[] turned = new boolean[members.size()];
            for (int i = 0; i < rest.length; i++) {
                double off = half(members.get(i).object().yaw() - axis);
                turned[i] = Math.abs(off) > Math.PI / 4 + TIE;
                rest[i] = turned[i] ? off - Math.copySign(Math.PI / 2, off) : off;
            }
            double line = axis + Median.of(rest);
            double forward = front ? forward(line, turned) : 1;
            if (forward > .5 || Tally.isEven(forward)) {
                ways.add(cuboid(front ? line : half(line), turned));
            }
            if (forward < .5 || Tally.isEven(forward)) {
                ways.add(cuboid(line + Math.PI, turned));
            }
            confidence = Math.min(confidence, Math.max(forward, 1 - forward));
        }
        return new Merge<>(ways, confidence);
    }

    /** The axis of all; two if as many lie across as along. */
    private List<Double> axes() {
        double sin = 0;
        double cos = 0;
        double first = Double.POSITIVE_INFINITY;
        boolean split = members.size() > 1;
        for (Member<Cuboid> member : members) {
            double yaw = member.object().yaw();
            sin += Math.sin(2 * yaw);
            cos += Math.cos(2 * yaw);
            first = Math.min(first, half(yaw));
            split &= 2 * alike(yaw) <= members.size();
        }
        return split ? List.of(first, first + Math.PI / 2) : List.of(Math.atan2(sin, cos) / 2);
    }

    private int alike(double yaw) {
        int alike = 0;
        for (Member<Cuboid> member : members) {
            alike += Math.abs(half(member.object().yaw() - yaw)) <= Math.PI / 4 + TIE ? 1 : 0;
        }
        return alike;
    }

    /** The probability that the front is where the line points to. */
    private double forward(double line, boolean[] turned) {
        double weight = 0;
        for (int i = 0; i < turned.length; i++) {
            Member<Cuboid> member = members.get(i);
            if (!turned[i]) {
                double worth = member.part() * Tally.weight(member.skill(), 2);
                weight += Math.cos(member.object().yaw() - line) >= 0 ? worth : -worth;
            }
        }
        return Tally.yes(weight);
    }

    private Cuboid cuboid(double yaw, boolean[] turned) {
        double[] l = new double[turned.length];
        double[] w = new double[turned.length];
        for (int i = 0; i < turned.length; i++) {
            Cuboid c = members.get(i).object();
            l[i] = turned[i] ? c.w() : c.l();
            w[i] = turned[i] ? c.l() : c.w();
        }
        Cuboid any = members.getFirst().object();
        return new Cuboid(
                any.id(),
                any.frame(),
                any.name(),
                Median.of(members, Cuboid::x),
                Median.of(members, Cuboid::y),
                Median.of(members, Cuboid::z),
                Median.of(l),
                Median.of(w),
                Median.of(members, Cuboid::h),
                Cuboid.heading(yaw),
                Map.of());
    }

    /** An angle of a line without ends, above −π/2 up to π/2. */
    private static double half(double angle) {
        double turned = Math.IEEEremainder(angle, Math.PI);
        return turned <= -Math.PI / 2 ? turned + Math.PI : turned;
    }
}
