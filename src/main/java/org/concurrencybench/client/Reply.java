package org.concurrencybench.client;

/** What came back: the status code and the whole body. */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy would be paid for in every request
record Reply(int status, byte[] body) {}
