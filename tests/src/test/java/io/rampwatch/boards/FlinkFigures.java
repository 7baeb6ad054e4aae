package io.rampwatch.boards;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A small job of real Flink with its reporter, so that the names on the boards are Flink's and not ours. */
final class FlinkFigures implements AutoCloseable {
    private final JobClient job;

    private FlinkFigures(JobClient job) {
        this.job = job;
    }

    /** Starts it; its figures are served on the port. */
    static FlinkFigures start(int port) throws Exception {
        var configuration = new Configuration();
        configuration.setString("metrics.reporters", "prom");
        configuration.setString(
                "metrics.reporter.prom.factory.class", "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
        configuration.setString("metrics.reporter.prom.port", Integer.toString(port));
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
        configuration.setString("rest.port", "0");
        var environment = StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        environment
                .fromSequence(0, Long.MAX_VALUE)
                .map(FlinkFigures::slowly)
                .returns(org.apache.flink.api.common.typeinfo.Types.LONG)
                .rebalance()
                .sinkTo(new DiscardingSink<>());
        return new FlinkFigures(environment.executeAsync("figures"));
    }

    @Override
    public void close() throws Exception {
        job.cancel().get();
    }

    private static Long slowly(Long number) throws InterruptedException {
        Thread.sleep(1);
        return number;
    }
}
