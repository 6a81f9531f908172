package dev.terrace.shared.work.join;

import java.util.Arrays;

/**
 * Optimal one-to-one assignment: of all ways to pair rows with columns, one of the highest sum of gains. Shortest augmenting
 * paths with potentials, after Jonker and Volgenant, for any rectangle; n² m steps.
 */
public final class Assignment {
    private Assignment() {}

    /**
     * @param gain at least 0; where it is 0 the two are not paired
     * @return for each row its column, or -1
     */
    public static int[] best(double[][] gain) {
        int rows = gain.length;
        int columns = rows == 0 ? 0 : gain[0].length;
        if (rows > columns) {
            return turned(best(transposed(gain)), rows);
        }
        int[] rowOf = new int[columns + 1];
        double[] ofRow = new double[rows + 1];
        double[] ofColumn = new double[columns + 1];
        for (int row = 1; row <= rows; row++) {
            augment(row, gain, rowOf, ofRow, ofColumn);
        }
        int[] columnOf = new int[rows];
        Arrays.fill(columnOf, -1);
        for (int column = 1; column <= columns; column++) {
            int row = rowOf[column] - 1;
            if (row >= 0 && gain[row][column - 1] > 0) {
                columnOf[row] = column - 1;
            }
        }
        return columnOf;
    }

    /** Finds the cheapest way to give one more row a column, and goes it. Rows and columns count from 1; 0 is the start. */
    private static void augment(int start, double[][] gain, int[] rowOf, double[] ofRow, double[] ofColumn) {
        int columns = ofColumn.length - 1;
        double[] slack = new double[columns + 1];
        Arrays.fill(slack, Double.POSITIVE_INFINITY);
        int[] before = new int[columns + 1];
        boolean[] seen = new boolean[columns + 1];
        rowOf[0] = start;
        int at = 0;
        while (rowOf[at] != 0) {
            seen[at] = true;
            int row = rowOf[at];
            double least = Double.POSITIVE_INFINITY;
            int next = 0;
            for (int c = 1; c <= columns; c++) {
                if (!seen[c]) {
                    double cost = -gain[row - 1][c - 1] - ofRow[row] - ofColumn[c];
                    if (cost < slack[c]) {
                        slack[c] = cost;
                        before[c] = at;
                    }
                    if (slack[c] < least) {
                        least = slack[c];
                        next = c;
                    }
                }
            }
            for (int c = 0; c <= columns; c++) {
                if (seen[c]) {
                    ofRow[rowOf[c]] += least;
                    ofColumn[c] -= least;
                } else {
                    slack[c] -= least;
                }
            }
            at = next;
        }
        while (at != 0) {
            rowOf[at] = rowOf[before[at]];
            at = before[at];
        }
    }

    private static double[][] transposed(double[][] gain) {
        double[][] turned = new double[gain[0].length][gain.length];
        for (int r = 0; r < gain.length; r++) {
            for (int c = 0; c < gain[0].length; c++) {
                turned[c][r] = gain[r][c];
            }
        }
        return turned;
    }

    private static int[] turned(int[] columnOf, int columns) {
        int[] rowOf = new int[columns];
        Arrays.fill(rowOf, -1);
        for (int r = 0; r < columnOf.length; r++) {
            if (columnOf[r] >= 0) {
                rowOf[columnOf[r]] = r;
            }
        }
        return rowOf;
    }
}
