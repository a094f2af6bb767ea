package org.concurrencybench.server;

import org.xnio.Xnio;

/**
 * Leaves out the management beans of the server's libraries. Nobody reads them, and the platform's MBean server, which
 * they would be registered with, takes a fifth of a second of each fork to start.
 */
final class LibraryBeans {
    /** Of jboss-threads, which has a switch. */
    private static final String NO_POOL_BEANS = "jboss.threads.eqe.disable-mbean";

    /** Names the class that makes MBean servers. Where it fails, XNIO, which has no switch, does without for good. */
    private static final String MAKER = "javax.management.builder.initial";

    private LibraryBeans() {}

    /** Has no effect on an MBean server that is already there, such as that of a JMX agent, or on one that comes later. */
    static void leaveOut() {
        System.setProperty(NO_POOL_BEANS, "true");
        String maker = System.setProperty(MAKER, "none");
        try {
            Xnio unused = Xnio.getInstance(Xnio.class.getClassLoader());
        } finally {
            if (maker == null) {
                System.clearProperty(MAKER);
            } else {
                System.setProperty(MAKER, maker);
            }
        }
    }
}
