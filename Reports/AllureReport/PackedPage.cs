using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace Reports.AllureReport;

/// <summary>
/// Deflates what a single page carries. Allure puts each file of a report into it as a line of base64; here they are one gzip stream, which the browser
/// unpacks (Compression Streams, in every browser since 2023) and hands out file by file. A tenth of the size, and nothing less in it.
/// </summary>
internal static class PackedPage
{
    private static readonly string Loader = EmbeddedFile.Read("unpack.js");

    private static ReadOnlySpan<byte> Start => "Promise.allSettled([d("u8;

    private static ReadOnlySpan<byte> ScriptStart => "<script"u8;

    private static ReadOnlySpan<byte> ScriptEnd => "</script>"u8;

    /// <summary>The page with its data packed; the page as it is if it carries none, or in a way that is not known.</summary>
    public static byte[] Of(byte[] page)
    {
        var start = page.AsSpan().IndexOf(Start);
        if (start < 0)
            return page;
        var script = page.AsSpan(0, start).LastIndexOf(ScriptStart);
        var end = page.AsSpan(start).IndexOf(ScriptEnd);
        if (script < 0 || end < 0 || Packed(page.AsSpan(start, end)[(Start.Length - 2)..]) is not { } packed)
            return page;
        using var whole = new MemoryStream(packed.Length * 4 / 3 + page.Length - end);
        whole.Write(page.AsSpan(0, script));
        whole.Write("<script id=\"report-data\" type=\"text/plain\">"u8);
        whole.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(packed)));
        whole.Write("</script>\n<script>\n"u8);
        whole.Write(Encoding.UTF8.GetBytes(Loader));
        whole.Write(page.AsSpan(start + end));
        return whole.ToArray();
    }

    /// <summary>The length of the list of files (four bytes, the highest first), the list, the files; gzipped. Null if this is no list of <c>d("name","base64")</c>.</summary>
    private static byte[]? Packed(ReadOnlySpan<byte> calls)
    {
        var names = new StringBuilder("[");
        var files = new MemoryStream(calls.Length * 3 / 4);
        while (calls.StartsWith("d(\""u8))
        {
            var name = StringAt(calls[2..]);
            var rest = calls[(2 + name.Length)..];
            if (name.Length == 0 || !rest.StartsWith(",\""u8))
                return null;
            var value = StringAt(rest[1..]);
            rest = rest[(1 + value.Length)..];
            if (value.Length == 0 || !rest.StartsWith(")"u8) || !Decode(value[1..^1], files, out var length))
                return null;
            names.Append(names.Length > 1 ? "," : "").Append('[').Append(Encoding.UTF8.GetString(name)).Append(',').Append(length).Append(']');
            if (rest.StartsWith(")]"u8))
                return Gzipped(Encoding.UTF8.GetBytes(names.Append(']').ToString()), files);
            calls = rest[2..];
        }

        return null;
    }

    /// <summary>A string of JSON with its quotes; empty if it does not end.</summary>
    private static ReadOnlySpan<byte> StringAt(ReadOnlySpan<byte> text)
    {
        for (var at = 1; at < text.Length;)
        {
            var next = text[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
                return [];
            at += next;
            if (text[at] == '"')
                return text[..(at + 1)];
            at += 2;
        }

        return [];
    }

    private static bool Decode(ReadOnlySpan<byte> base64, MemoryStream to, out int length)
    {
        var at = (int)to.Length;
        to.SetLength(at + Base64.GetMaxDecodedFromUtf8Length(base64.Length));
        var whole = Base64.DecodeFromUtf8(base64, to.GetBuffer().AsSpan(at), out _, out length) == System.Buffers.OperationStatus.Done;
        to.SetLength(at + length);
        return whole;
    }

    private static byte[] Gzipped(ReadOnlySpan<byte> names, MemoryStream files)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, names.Length);
            gzip.Write(length);
            gzip.Write(names);
            gzip.Write(files.GetBuffer().AsSpan(0, (int)files.Length));
        }

        return packed.ToArray();
    }
}
