package io.rampwatch.standalone;

import io.rampwatch.alerting.page.FakePagerDuty;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rampwatch stand-in}: takes pages as PagerDuty does, and wakes nobody. */
@Command(
        name = "stand-in",
        description = "Stands in for PagerDuty: takes pages, shows them, and wakes nobody.",
        mixinStandardHelpOptions = true)
final class StandIn implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "HOST",
            description = "Where it listens. Default: ${DEFAULT-VALUE}.")
    private String host;

    @Option(
            names = "--port",
            defaultValue = "9480",
            paramLabel = "PORT",
            description = "Where it listens. Default: ${DEFAULT-VALUE}.")
    private int port;

    /** Ends with the process only. */
    @Override
    public Integer call() throws InterruptedException {
        try (var standIn = FakePagerDuty.start(new InetSocketAddress(host, port), InstantSource.system())) {
            var out = spec.commandLine().getOut();
            out.println("Pages are taken on port " + standIn.address().getPort() + "; nobody is woken.");
            out.flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
