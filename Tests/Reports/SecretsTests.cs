using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Reports.Capsules;
using Shouldly;

namespace Tests.Reports;

/// <summary>Secrets of more than thirty kinds, said in headers, bodies, queries, logs, notes, tables and failures: no file that the run left has one.</summary>
internal sealed class SecretsTests
{
    [Test]
    public async Task No_planted_secret_is_in_any_file_that_the_run_left()
    {
        using var folder = new TemporaryFolder();
        var secrets = File.ReadLines(Path.Combine(RepositoryRoot.Find(), "Tests", "PlantedFailures", "secrets.txt")).Select(l => l.Split('\t')).ToList();
        secrets.Count.ShouldBeGreaterThanOrEqualTo(30);

        var said = await PlantedRun.TfAsync(["run", "--tags", "@secrets", "--no-build", "--no-allure", "--out", folder.Path]);

        said.ExitCode.ShouldBe(1, said.Text);
        var files = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThan(15);
        var texts = files.SelectMany(Texts).Append(("the terminal", said.Text)).ToList();
        var found = from secret in secrets from text in texts where text.Item2.Contains(secret[1], StringComparison.Ordinal) select $"{secret[0]} is in {text.Item1}: ...{Around(text.Item2, secret[1])}";
        found.ShouldBeEmpty();
        texts.ShouldContain(t => t.Item2.Contains("\"password\": \"***\"", StringComparison.Ordinal), "the evidence itself has to be there");
    }

    private static IEnumerable<(string, string)> Texts(string file)
    {
        var text = File.ReadAllText(file);
        yield return (file, text);
        if (file.Contains("capsules", StringComparison.Ordinal) && JsonSerializer.Deserialize<JsonElement>(text).GetProperty("trace") is { ValueKind: JsonValueKind.Object } trace)
        {
            using var gzip = new GZipStream(new MemoryStream(trace.GetProperty("data").GetBytesFromBase64()), CompressionMode.Decompress);
            using var reader = new StreamReader(gzip, Encoding.UTF8);
            yield return ($"{file} (its trace)", reader.ReadToEnd());
        }
    }

    private static string Around(string text, string secret)
    {
        var at = text.IndexOf(secret, StringComparison.Ordinal);
        return text[Math.Max(0, at - 60)..Math.Min(text.Length, at + secret.Length + 10)];
    }
}
