package io.rampwatch.standalone;

import io.rampwatch.flink.JobSettings;
import io.rampwatch.flink.KafkaEnds;
import io.rampwatch.flink.KafkaInput;
import io.rampwatch.flink.RampJob;
import io.rampwatch.plan.Plan;
import io.rampwatch.wire.KafkaSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job in a Flink mini cluster of this process, between the topics of a Kafka. */
final class LiveJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveJob.class);
    private static final long STOP_SECONDS = 20;

    private final StreamExecutionEnvironment env;
    private final JobClient client;

    private LiveJob(StreamExecutionEnvironment env, JobClient client) {
        this.env = env;
        this.client = client;
    }

    /**
     * Starts the job.
     *
     * @param configuration of Flink: where checkpoints lie, from which one to begin, where the web UI listens
     * @param input what is read, and what moves time when nothing comes
     */
    static LiveJob start(
            Configuration configuration, KafkaSettings kafka, Plan plan, KafkaInput input, JobSettings settings) {
        var env = StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(configuration);
        var ends = new KafkaEnds(kafka);
        RampJob.wire(ends.received(env, plan, input), ends.decisions(env), ends.sinks(), plan, settings);
        try {
            return new LiveJob(env, env.executeAsync("rampwatch " + plan.ramp()));
        } catch (Exception refused) {
            throw new Trouble("the job could not be started: " + Plainly.said(refused), refused);
        }
    }

    /** Ends when the job ends, which a live job does only when it fails for good. */
    CompletableFuture<?> ended() {
        return client.getJobExecutionResult();
    }

    @Override
    public void close() {
        try {
            client.cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
            env.close();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (Exception late) {
            LOG.debug("the job was not there to be stopped", late);
        }
    }
}
