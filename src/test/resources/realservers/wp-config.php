<?php
// A WordPress on loopback that asks nobody outside.
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', '127.0.0.1:@DATABASE_PORT@');
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', 'http://127.0.0.1:@SITE_PORT@');
define('WP_SITEURL', 'http://127.0.0.1:@SITE_PORT@');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
// Lets application passwords be used without TLS.
define('WP_ENVIRONMENT_TYPE', 'local');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) {
    define('ABSPATH', __DIR__ . '/');
}
require_once ABSPATH . 'wp-settings.php';
