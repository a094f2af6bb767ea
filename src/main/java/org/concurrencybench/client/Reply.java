package org.concurrencybench.client;

/**
 * What came back.
 *
 * @param status the status code
 * @param body the whole body
 * @param processTime the header {@value #PROCESS_TIME} if it was asked for and came, otherwise null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy would be paid for in every request
record Reply(int status, byte[] body, String processTime) {
    static final String PROCESS_TIME = "X-Process-Time";

    /** No reply of this suite's has more than some dozen bytes: what goes on for longer is not read to its end. */
    static final int MOST_BYTES = 65_536;

    Reply(int status, byte[] body) {
        this(status, body, null);
    }

    /** What is wrong with a body that goes on for too long. */
    static BadReplyException tooLong() {
        return new BadReplyException("a body of more than " + MOST_BYTES + " bytes");
    }

    /**
     * The time in the server's handlers, in nanoseconds.
     *
     * @throws BadReplyException if the header is missing or no number of seconds
     */
    long processNanos() throws BadReplyException {
        try {
            double seconds = processTime == null ? Double.NaN : Double.parseDouble(processTime);
            if (seconds >= 0) {
                return Math.round(seconds * 1e9);
            }
        } catch (NumberFormatException e) {
            // Told below, as what is missing or negative.
        }
        throw new BadReplyException(PROCESS_TIME + " " + processTime + ", expected seconds: latency cannot be split");
    }
}
