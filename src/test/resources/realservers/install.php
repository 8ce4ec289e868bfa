<?php
// Installs the site and writes the editor's application password.
$database = new mysqli('127.0.0.1', 'root', '', '', @DATABASE_PORT@);
$database->query('CREATE DATABASE wordpress CHARACTER SET utf8mb4');
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '127.0.0.1:@SITE_PORT@';
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
ob_start();
require __DIR__ . '/site/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', '__return_true');
wp_install('Solviks kommun', 'redaktion', 'redaktion@solvik.example', true, '', wp_generate_password());
wp_delete_post(1, true);
wp_delete_post(2, true);
update_option('timezone_string', 'Europe/Stockholm');
update_option('permalink_structure', '/%year%/%monthnum%/%day%/%postname%/');
update_option('comment_moderation', 0);
update_option('comment_previously_approved', 0);
update_option('comments_notify', 0);
update_option('moderation_notify', 0);
[$password] = WP_Application_Passwords::create_new_application_password(1, ['name' => 'bevara']);
ob_end_clean();
echo $password;
