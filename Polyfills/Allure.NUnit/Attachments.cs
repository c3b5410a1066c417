using System.Text;
using Allure.Net.Commons;

namespace Allure.NUnit;

/// <summary>Short ways to attach.</summary>
public static class Attachments
{
    /// <summary>Attaches a text.</summary>
    public static void Text(string name, string content) => Bytes(name, Encoding.UTF8.GetBytes(content), ".txt");

    /// <summary>Attaches bytes; the extension, with its dot, says their type.</summary>
    public static void Bytes(string name, byte[] content, string extension = "") =>
        AllureApi.AddAttachment(name, MediaTypes.Of(extension), content, extension);

    /// <summary>Attaches a file.</summary>
    public static void File(string name, string path) => AllureApi.AddAttachment(path, name);

    /// <summary>Attaches a file under its own path.</summary>
    public static void File(string fileName) => File(fileName, fileName);
}
