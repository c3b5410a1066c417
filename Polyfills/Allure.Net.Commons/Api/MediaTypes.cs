namespace Allure.Net.Commons;

/// <summary>Media types of what tests attach, by the extension.</summary>
internal static class MediaTypes
{
    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bmp"] = "image/bmp",
        ["css"] = "text/css",
        ["csv"] = "text/csv",
        ["gif"] = "image/gif",
        ["htm"] = "text/html",
        ["html"] = "text/html",
        ["jpeg"] = "image/jpeg",
        ["jpg"] = "image/jpeg",
        ["js"] = "application/javascript",
        ["json"] = "application/json",
        ["log"] = "text/plain",
        ["md"] = "text/markdown",
        ["mp4"] = "video/mp4",
        ["pdf"] = "application/pdf",
        ["png"] = "image/png",
        ["svg"] = "image/svg+xml",
        ["txt"] = "text/plain",
        ["webm"] = "video/webm",
        ["webp"] = "image/webp",
        ["xml"] = "application/xml",
        ["yaml"] = "text/yaml",
        ["yml"] = "text/yaml",
        ["zip"] = "application/zip",
    };

    public static string Of(string path) => ByExtension.GetValueOrDefault(path[(path.LastIndexOf('.') + 1)..], "application/octet-stream");
}
