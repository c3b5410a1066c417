using System.Buffers.Binary;
using System.Text;

namespace DotNet.Testcontainers.Engine;

/// <summary>Docker's way of sending two outputs over one stream: frames of a kind (1 or 2), three zeros, a big-endian length, and bytes.</summary>
internal static class MultiplexedStream
{
    private const int HeaderLength = 8;
    private const byte StandardError = 2;

    public static async Task<(string Stdout, string Stderr)> ReadAsync(Stream stream, CancellationToken ct)
    {
        using var stdout = new MemoryStream();
        using var stderr = new MemoryStream();
        var header = new byte[HeaderLength];
        while (await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, ct) == HeaderLength)
        {
            var frame = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4))];
            await stream.ReadExactlyAsync(frame, ct);
            await (header[0] == StandardError ? stderr : stdout).WriteAsync(frame, ct);
        }

        return (Encoding.UTF8.GetString(stdout.ToArray()), Encoding.UTF8.GetString(stderr.ToArray()));
    }
}
