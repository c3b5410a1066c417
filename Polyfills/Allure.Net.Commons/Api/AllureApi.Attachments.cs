using System.Text.Json;

namespace Allure.Net.Commons;

public static partial class AllureApi
{
    private const string ScreenDiff = "application/vnd.allure.image.diff";

    /// <summary>Attaches a file to the innermost of what is running.</summary>
    public static void AddAttachment(string name, string type, string path) =>
        AddAttachment(name, type, File.ReadAllBytes(path), Path.GetExtension(path));

    /// <summary>Attaches bytes to the innermost of what is running.</summary>
    /// <param name="name">What the report calls them.</param>
    /// <param name="type">The media type.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="fileExtension">With its dot.</param>
    public static void AddAttachment(string name, string type, byte[] content, string fileExtension = "")
    {
        var source = Guid.NewGuid() + AllureConstants.ATTACHMENT_FILE_SUFFIX + fileExtension;
        Lifecycle.Results.Write(source, content);
        Lifecycle.UpdateExecutableItem(item => item.attachments.Add(new Attachment { name = name, type = type, source = source }));
    }

    /// <summary>Attaches a file to the innermost of what is running; its extension says its type.</summary>
    public static void AddAttachment(string path, string? name = null) =>
        AddAttachment(name ?? Path.GetFileName(path), MediaTypes.Of(path), path);

    /// <summary>Attaches three pictures for the report to compare: PNG files, by their paths.</summary>
    public static void AddScreenDiff(string expectedPng, string actualPng, string diffPng)
    {
        var number = Lifecycle.Context.Innermost.attachments.Count(a => a.type == ScreenDiff) + 1;
        var pictures = new { expected = Picture(expectedPng), actual = Picture(actualPng), diff = Picture(diffPng) };
        AddAttachment($"diff-{number}", ScreenDiff, JsonSerializer.SerializeToUtf8Bytes(pictures), ".json");
    }

    private static string Picture(string path) => "data:image/png;base64," + Convert.ToBase64String(File.ReadAllBytes(path));
}
