namespace Framework.Database;

/// <summary>Which PostgreSQL to run on, and where its files may go. Everything has a default.</summary>
/// <param name="Choice">
/// Null: the first rung of the ladder that works. <c>embedded</c>, <c>local</c> or <c>docker</c>: that rung or nothing.
/// Anything else is a connection string.
/// </param>
/// <param name="Progress">Told what takes long (a download, say).</param>
public sealed record DatabaseOptions(string? Choice = null, IProgress<string>? Progress = null)
{
    /// <summary>Where binaries and initialised clusters are kept between runs; null: what <c>TF_CACHE</c> says, else the user's cache folder.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>
    /// Where throw-away clusters live; null: what <c>TF_DATABASE_FOLDER</c> says, else <c>/dev/shm</c> where there is room, else
    /// the temporary folder.
    /// </summary>
    public string? ClusterFolder { get; init; }

    /// <summary>Folders searched for <c>postgres</c> and <c>initdb</c>; null: PATH and the usual places.</summary>
    public IReadOnlyList<string>? BinaryFolders { get; init; }

    /// <summary>Whom the server runs as when this process is root, which PostgreSQL refuses: the first of these users that exists.</summary>
    public IReadOnlyList<string> ServerUsers { get; init; } = ["postgres", "nobody"];

    /// <summary>The npm command.</summary>
    public string Npm { get; init; } = "npm";

    /// <summary>The image of the Docker rung.</summary>
    public string DockerImage { get; init; } = "postgres:18.4";

    /// <summary>The Docker Engine's address; null: as Docker's own tools find it.</summary>
    public string? DockerEndpoint { get; init; }

    /// <summary>How long a transaction left open may take to end before it counts as a leak.</summary>
    public TimeSpan LeakGrace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What the environment says: <c>TF_DATABASE</c>, <c>TF_CACHE</c> and <c>TF_DATABASE_FOLDER</c>.</summary>
    public static DatabaseOptions FromEnvironment(IProgress<string>? progress = null) =>
        new(FromEnvironment("TF_DATABASE"), progress)
        {
            CacheFolder = FromEnvironment("TF_CACHE"),
            ClusterFolder = FromEnvironment("TF_DATABASE_FOLDER"),
        };

    /// <summary>Null when it is not set, or empty.</summary>
    internal static string? FromEnvironment(string name) => NotEmpty(Environment.GetEnvironmentVariable(name));

    private static string? NotEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
