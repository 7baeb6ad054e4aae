package io.rampwatch.alerting.expose;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The process itself, under the names that every JVM uses. */
final class JvmFamilies {
    private JvmFamilies() {}

    static void add(Samples to) {
        var memory = ManagementFactory.getMemoryMXBean();
        String used = "Used bytes of a JVM memory area.";
        to.gauge("jvm_memory_used_bytes", used, memory.getHeapMemoryUsage().getUsed(), "area", "heap");
        to.gauge("jvm_memory_used_bytes", used, memory.getNonHeapMemoryUsage().getUsed(), "area", "nonheap");
        to.gauge(
                "jvm_threads_current",
                "Threads of the JVM.",
                ManagementFactory.getThreadMXBean().getThreadCount());
        to.gauge(
                "jvm_classes_loaded",
                "Classes that are loaded.",
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        ManagementFactory.getGarbageCollectorMXBeans()
                .forEach(collector -> to.spent(
                        "jvm_gc_collection_seconds",
                        "Time spent in a garbage collector.",
                        collector.getCollectionTime(),
                        "gc",
                        collector.getName()));
        to.instant(
                "process_start_time_seconds",
                "When the process began.",
                ManagementFactory.getRuntimeMXBean().getStartTime());
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            to.gauge("process_open_fds", "Open file descriptors.", system.getOpenFileDescriptorCount());
        }
    }
}
