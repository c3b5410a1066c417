using Runner.Running;

namespace Runner.Building;

/// <summary>
/// Compiles a suite again in which nothing but the text of features changed: with the compiler, the generator and the arguments of the build before, which
/// the build left beside its output; without MSBuild, which takes longer to find out that there is nothing else to do, and without analyzers, which read
/// C# that did not change.
/// </summary>
/// <param name="repository">The root.</param>
/// <param name="project">The suite's project, relative to it.</param>
/// <param name="assembly">The built assembly.</param>
internal sealed class FeatureCompiler(string repository, string project, string assembly)
{
    private readonly string folder = Path.Combine(repository, Path.GetDirectoryName(project)!);
    private readonly string name = Path.GetFileNameWithoutExtension(assembly);

    private string Intermediate => Path.Combine(folder, "obj", "Debug", "net10.0");

    /// <returns>False where MSBuild has to do it, because nothing is known of a build before or because of something else than the features.</returns>
    /// <exception cref="BuildFailedException">A feature has an error, and nothing else does.</exception>
    public async Task<bool> TryAsync(CancellationToken ct)
    {
        var (arguments, compiler) = (Path.Combine(Intermediate, name + ".rsp"), Path.Combine(Intermediate, name + ".csc"));
        if (!File.Exists(arguments) || !File.Exists(compiler))
            return false;
        var (exitCode, lines) = await Processes.OutputAsync(folder, ct, [(await File.ReadAllTextAsync(compiler, ct)).Trim(), "/noconfig", "/nologo", "/preferreduilang:en", .. Server, "/skipanalyzers+", "@" + arguments]);
        var problems = BuildProblem.Of(lines, repository);
        if (exitCode != 0)
            return problems.Count > 0 && problems.All(p => p.Code.StartsWith("GHK", StringComparison.Ordinal)) ? throw new BuildFailedException(name, problems, lines) : false;
        foreach (var file in new[] { name + ".dll", name + ".pdb" })
            File.Copy(Path.Combine(Intermediate, file), Path.Combine(Path.GetDirectoryName(assembly)!, file), overwrite: true);
        return true;
    }

    /// <summary>The one that MSBuild uses: it has read the references, and knows the features.</summary>
    private static string[] Server => string.Equals(Environment.GetEnvironmentVariable("UseSharedCompilation"), "false", StringComparison.OrdinalIgnoreCase) ? [] : ["/shared"];
}
