using System.Text;
using System.Text.Json;

namespace Reports.Allure;

/// <summary>Writes attachments of one result.</summary>
internal sealed class AttachmentStore(string folder, string resultId)
{
    private int count;

    public AllureAttachment Text(string name, string type, string extension, string content)
    {
        var source = NextName(extension);
        ResultFile.Write(Path.Combine(folder, source), Encoding.UTF8.GetBytes(content));
        return new AllureAttachment(name, type, source);
    }

    public AllureAttachment Json(string name, string type, Action<Utf8JsonWriter> write)
    {
        var source = NextName("json");
        JsonBuffer.WriteFile(Path.Combine(folder, source), write);
        return new AllureAttachment(name, type, source);
    }

    private string NextName(string extension) => $"{resultId}-{++count}-attachment.{extension}";
}
