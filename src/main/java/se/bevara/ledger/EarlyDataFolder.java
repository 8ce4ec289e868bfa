package se.bevara.ledger;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Opens and locks the folder that {@code bevara.data} names before any bean, so before the database, and unlocks it after all of them.
 *
 * <p>
 * The lock is for one process alone, unless the database is PostgreSQL: then several share the folder, and the database keeps order.
 */
class EarlyDataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String PROPERTY = "bevara.data";
    private static final String BEAN = "dataFolder";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        String data = environment.getProperty(PROPERTY);
        if (data == null) {
            return;
        }
        var folder = DataFolder.open(Path.of(data));
        // H2 refuses paths that depend on where the program was started
        environment.getPropertySources().addFirst(new MapPropertySource(BEAN, Map.of(PROPERTY, folder.root().toString())));
        if (!environment.getProperty("spring.datasource.url", "").startsWith("jdbc:postgresql:")) {
            var lock = FolderLock.take(folder);
            context.getBeanFactory().registerSingleton("folderLock", lock);
            // those registered first are closed last, so the database is closed by then
            ((org.springframework.beans.factory.support.DefaultSingletonBeanRegistry) context.getBeanFactory())
                    .registerDisposableBean("folderLock", lock::close);
        }
        context.getBeanFactory().registerSingleton(BEAN, folder);
    }
}
