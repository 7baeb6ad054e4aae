package io.rampwatch.alerting.board;

/** From board to board: the same channel, the same time. */
final class Links {
    private static final String TIME = "&${__url_time_range}";

    private Links() {}

    /** From a cell that holds a channel. */
    static String channelOfCell() {
        return "/d/" + ChannelBoard.UID + "?var-channel=${__value.raw:percentencode}" + TIME;
    }

    /** From a curve of a channel. */
    static String channelOfCurve() {
        return "/d/" + ChannelBoard.UID + "?var-channel=${__field.labels.channel:percentencode}" + TIME;
    }

    /** From a board on which one channel is chosen. */
    static String supportOfChoice() {
        return "/d/" + SupportBoard.UID + "?var-channel=${channel:percentencode}" + TIME;
    }
}
