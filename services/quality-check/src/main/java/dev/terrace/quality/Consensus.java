package dev.terrace.quality;

import dev.terrace.shared.work.Label;
import dev.terrace.shared.work.LabelSchema;
import java.util.List;

/** How labels of one work type are compared, and made into one. */
public sealed interface Consensus permits ClassConsensus, BoxConsensus {

    static Consensus of(LabelSchema schema) {
        return switch (schema) {
            case LabelSchema.Classes s -> new ClassConsensus(s.classes());
            case LabelSchema.Boxes s -> new BoxConsensus();
        };
    }

    /** How far two labels say the same, in [0, 1]; symmetric. At one half and above they agree. */
    double similarity(Label one, Label other);

    /** What the labels say together; it depends on neither their order nor anything but them and the skills. */
    Proposal propose(List<PanelLabel> labels, Skills skills);
}
