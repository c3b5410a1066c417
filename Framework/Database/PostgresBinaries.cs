namespace Framework.Database;

/// <summary>A folder with <c>postgres</c> and <c>initdb</c> that run here.</summary>
/// <param name="Folder">Absolute.</param>
/// <param name="Version">What <c>postgres --version</c> said.</param>
/// <param name="Origin">For people: <c>embedded</c>, or the folder.</param>
internal sealed record PostgresBinaries(string Folder, PostgresVersion Version, string Origin)
{
    public string Postgres => Path.Combine(Folder, "postgres");

    public string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>Asks the binaries for their version. Answers with them, or with why they are of no use.</summary>
    public static async Task<Attempt<PostgresBinaries>> TryAsync(string folder, string origin, CancellationToken ct)
    {
        var postgres = Path.Combine(folder, "postgres");
        foreach (var needed in new[] { postgres, Path.Combine(folder, "initdb") })
        {
            if (!File.Exists(needed)) return Attempt<PostgresBinaries>.Failed($"{needed} does not exist");
        }

        var said = await Command.RunAsync(postgres, ["--version"], user: null, ct);
        if (!said.Succeeded || PostgresVersion.Parse(said.Output) is not { } version)
            return Attempt<PostgresBinaries>.Failed($"{postgres} --version failed: {said.Complaint}");
        return version.TooOld
            ? Attempt<PostgresBinaries>.Failed($"{postgres} is PostgreSQL {version.Text}; {PostgresVersion.Oldest} or newer is needed")
            : Attempt<PostgresBinaries>.Of(new PostgresBinaries(folder, version, origin));
    }
}
