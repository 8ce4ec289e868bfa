// A whole Bluesky network on loopback for the tests against real servers: directory, personal data server, AppView and moderation.
// Takes the ports as PLC_PORT, PDS_PORT, APPVIEW_PORT and OZONE_PORT; says "ready" when it answers, ends on SIGTERM. Run in the folder that holds node_modules.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const resolved = createRequire(process.cwd() + '/').resolve('@atproto/dev-env');
const { TestNetwork } = await import(pathToFileURL(resolved));
const port = (name) => Number(process.env[name]);

const network = await TestNetwork.create({
    dbPostgresSchema: 'dev',
    plc: { port: port('PLC_PORT') },
    pds: { port: port('PDS_PORT'), hostname: 'localhost' },
    bsky: { port: port('APPVIEW_PORT'), publicUrl: `http://localhost:${process.env.APPVIEW_PORT}` },
    ozone: { port: port('OZONE_PORT') },
});
process.on('SIGTERM', () => network.close().finally(() => process.exit(0)));
console.log('ready');
