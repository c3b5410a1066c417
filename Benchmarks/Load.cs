using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Benchmarks;

/// <summary>Requests over plain sockets, as cheap as can be: what is measured is the server. Every answer must be 200 and as long as the first.</summary>
internal static class Load
{
    /// <returns>Requests a second.</returns>
    public static async Task<double> RunAsync(IPEndPoint address, IEnumerable<string> paths, int connections, TimeSpan duration)
    {
        byte[][] requests = [.. paths.Select(p => Encoding.ASCII.GetBytes($"GET {p} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n\r\n"))];
        var began = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(i => Task.Run(() => OneConnectionAsync(address, requests, i, began, duration))));
        return counts.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<long> OneConnectionAsync(IPEndPoint address, byte[][] requests, int first, long began, TimeSpan duration)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address);
        var buffer = new byte[4096];
        var length = 0;
        long count = 0;
        for (var next = first; Stopwatch.GetElapsedTime(began) < duration; next++, count++)
        {
            await socket.SendAsync(requests[next % requests.Length]);
            var read = 0;
            do
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(read));
                if (got == 0) throw new InvalidOperationException($"{address} closed the connection.");
                read += got;
            }
            while (length == 0 ? !IsWhole(buffer.AsSpan(0, read), out length) : read < length);
            if (read != length || !buffer.AsSpan(0, read).StartsWith("HTTP/1.1 200"u8))
                throw new InvalidOperationException($"{address} answered:\n{Encoding.UTF8.GetString(buffer, 0, read)}");
        }

        return count;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer, out int length)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        var said = answer.IndexOf("Content-Length: "u8);
        length = 0;
        if (end < 0) return false;
        if (said < 0) throw new InvalidOperationException("The answer has no Content-Length.");
        var digits = answer[(said + 16)..];
        length = end + 4 + int.Parse(Encoding.ASCII.GetString(digits[..digits.IndexOf("\r\n"u8)]), System.Globalization.CultureInfo.InvariantCulture);
        return answer.Length >= length;
    }
}
