package io.rampwatch.compose;

import java.io.File;
import java.util.List;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.program.DefaultPackagedProgramRetriever;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.entrypoint.ClusterEntrypointUtils;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;

/**
 * A JobManager in application mode, as {@code standalone-job} of Flink's image starts it. The image's own main class is
 * in flink-container, which is not published as an artifact; this is the same few lines over the same published
 * classes.
 */
final class ApplicationMode extends ApplicationClusterEntryPoint {
    private ApplicationMode(Configuration configuration, PackagedProgram program) {
        super(configuration, program, StandaloneResourceManagerFactory.getInstance());
    }

    /** {@code --configDir DIR [-D name=value]… --job-classname CLASS [argument of the job]…}. */
    public static void main(String[] given) throws Exception {
        var dynamic = new Configuration();
        int i = 2;
        for (; given[i].equals("-D"); i += 2) {
            int equals = given[i + 1].indexOf('=');
            dynamic.setString(given[i + 1].substring(0, equals), given[i + 1].substring(equals + 1));
        }
        Configuration configuration = GlobalConfiguration.loadConfiguration(given[1], dynamic);
        String[] ofTheJob = List.of(given).subList(i + 2, given.length).toArray(String[]::new);
        File usrlib = ClusterEntrypointUtils.tryFindUserLibDirectory().orElseThrow();
        PackagedProgram program = DefaultPackagedProgramRetriever.create(usrlib, given[i + 1], ofTheJob, configuration)
                .getPackagedProgram();
        configureExecution(configuration, program);
        ClusterEntrypoint.runClusterEntrypoint(new ApplicationMode(configuration, program));
    }
}
