using System.Text;

namespace Benchmarks;

/// <summary>The same features on cucumber-js, from npm, in the git-ignored folder .tf/benchmarks.</summary>
internal sealed class CucumberJs
{
    private const string Version = "12.9.0";
    private readonly string _folder = Path.Combine(Repository.Root, ".tf", "benchmarks", "cucumber-js");

    public static string Name => $"cucumber-js {Version}";

    /// <summary>Writes features and steps, and installs the package.</summary>
    /// <returns>Why it cannot be compared with here; null if it can.</returns>
    public async Task<string?> PrepareAsync(int features, int scenarios, int steps)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "features")).FullName;
        foreach (var (name, text) in GeneratedProject.FeatureFiles(features, scenarios, steps))
            await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        var code = new StringBuilder("const { Given } = require('@cucumber/cucumber');\n");
        for (var b = 0; b < 50; b++)
            code.Append($"Given('state {b} holds', async function () {{}});\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "steps.js"), code.ToString());
        await File.WriteAllTextAsync(Path.Combine(_folder, "package.json"), $$"""{ "private": true, "dependencies": { "@cucumber/cucumber": "{{Version}}" } }""");
        try
        {
            await Command.RunAsync(_folder, "npm", "install --no-audit --no-fund --silent");
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return e.Message.Split('\n')[0];
        }
    }

    public Task<(TimeSpan Duration, long PeakBytes)> RunAsync() =>
        Command.RunAsync(_folder, "node", "node_modules/@cucumber/cucumber/bin/cucumber.js --require steps.js --format summary features", ("CUCUMBER_PUBLISH_QUIET", "true"));
}
