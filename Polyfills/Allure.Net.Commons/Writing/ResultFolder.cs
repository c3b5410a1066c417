using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Allure.Net.Commons.Configuration;

namespace Allure.Net.Commons.Writing;

/// <summary>The folder of results. Each file is there whole or not at all.</summary>
internal sealed class ResultFolder
{
    private readonly AllureConfiguration _configuration;
    private readonly JsonSerializerOptions _json;

    public ResultFolder(AllureConfiguration configuration)
    {
        _configuration = configuration;
        _json = new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = configuration.IndentOutput,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
        Path = Create(configuration.Directory);
    }

    public string Path { get; }

    public void Write(TestResult test)
    {
        LinkPatterns.Apply(test.links, _configuration.Links);
        Write(test.uuid + AllureConstants.TEST_RESULT_FILE_SUFFIX, JsonSerializer.SerializeToUtf8Bytes(test, _json));
    }

    /// <summary>A container in which nothing happened has no file.</summary>
    public void Write(TestResultContainer container)
    {
        if (container.befores.Count + container.afters.Count == 0)
            return;
        LinkPatterns.Apply(container.links, _configuration.Links);
        Write(container.uuid + AllureConstants.TEST_RESULT_CONTAINER_FILE_SUFFIX, JsonSerializer.SerializeToUtf8Bytes(container, _json));
    }

    public void Write(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path + ".tmp", content);
        File.Move(path + ".tmp", path, overwrite: true);
    }

    public void Empty()
    {
        foreach (var file in Directory.EnumerateFiles(Path))
            File.Delete(file);
        foreach (var folder in Directory.EnumerateDirectories(Path))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>Where the configured folder may not be made, one in the folder for temporary files takes its place.</summary>
    private static string Create(string wanted)
    {
        try
        {
            return Directory.CreateDirectory(wanted).FullName;
        }
        catch (UnauthorizedAccessException)
        {
            return Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), AllureConstants.DEFAULT_RESULTS_FOLDER)).FullName;
        }
    }
}
