package care.exchange;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.Batchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The one step of an import's job: it acts for whoever brought the file. */
@Named
@Dependent
public class ImportBatchlet implements Batchlet {
    @Inject
    @BatchProperty(name = "import")
    String number;
    @Inject
    @BatchProperty
    String actor;
    @Inject
    JobContext job;
    @Inject
    ImportRunner runner;
    private final Running running = new Running();

    @Override
    public String process() throws Exception {
        return runner.run(Long.parseLong(number), actor, job.getExecutionId(), running);
    }

    /** The server is going down: the work is taken back and begins again with it. */
    @Override
    public void stop() throws Exception {
        running.interrupt();
    }
}
