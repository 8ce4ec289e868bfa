package se.bevara.ledger;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has a refused data folder told in its one sentence, without a stack trace. */
class DataFolderRefusedAnalyzer extends AbstractFailureAnalyzer<DataFolderRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DataFolderRefused cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()),
                "Choose another folder with --data or BEVARA_DATA, or put this one right.",
                cause);
    }
}
