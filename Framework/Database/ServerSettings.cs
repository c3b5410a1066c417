namespace Framework.Database;

/// <summary>A server for tests: nothing needs to survive a crash, nothing runs by itself, no port is opened.</summary>
internal static class ServerSettings
{
    public static IEnumerable<string> Arguments(PostgresVersion version, string socketFolder)
    {
        string[] settings =
        [
            "listen_addresses=", "unix_socket_directories=" + socketFolder, "port=5432", "max_connections=300",
            "fsync=off", "synchronous_commit=off", "full_page_writes=off",
            "wal_level=minimal", "max_wal_senders=0", "max_wal_size=512MB", "checkpoint_timeout=1d", "archive_mode=off",
            "autovacuum=off", "bgwriter_lru_maxpages=0", "max_logical_replication_workers=0", "max_parallel_workers_per_gather=0",
            "jit=off", "shared_buffers=64MB", "dynamic_shared_memory_type=mmap", // its files are then in the folder that is deleted
            "timezone=UTC", "log_timezone=UTC", "log_checkpoints=off", "logging_collector=off",
            "log_destination=stderr", "lc_messages=C",
            .. version.Major >= 18 ? (string[])["io_method=sync"] : [],
        ];
        return settings.SelectMany(s => new[] { "-c", s });
    }
}
