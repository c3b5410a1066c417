using System.Text;

namespace Mocks.Smtp;

/// <summary>Reads what a client says: commands by line, a message up to its lonely dot. Only CR LF ends a line.</summary>
internal sealed class SmtpLines(Stream stream)
{
    private const int LongestCommand = 512;
    private const int LargestMessage = 64 * 1024 * 1024;
    private readonly byte[] _buffer = new byte[4096];
    private int _from;
    private int _to;

    /// <summary>Null: the client hung up.</summary>
    public async Task<string?> ReadCommandAsync(CancellationToken stop)
    {
        var line = new List<byte>();
        while (await NextAsync(stop) is { } next)
        {
            line.Add(next);
            if (line is [.., (byte)'\r', (byte)'\n']) return Encoding.UTF8.GetString([.. line[..^2]]);
            if (line.Count > LongestCommand * 4) return null;
        }

        return null;
    }

    /// <summary>The message without its stuffed dots; null: the client hung up in the middle.</summary>
    public async Task<byte[]?> ReadMessageAsync(CancellationToken stop)
    {
        var (message, line) = (new List<byte>(), new List<byte>());
        while (await NextAsync(stop) is { } next && message.Count < LargestMessage)
        {
            line.Add(next);
            if (line is not [.., (byte)'\r', (byte)'\n']) continue;
            if (line is [(byte)'.', (byte)'\r', (byte)'\n'])
            {
                // The line break before the dot belongs to the end.
                return message is [.., (byte)'\r', (byte)'\n'] ? [.. message[..^2]] : [.. message];
            }

            message.AddRange(line[0] == (byte)'.' ? line[1..] : line);
            line.Clear();
        }

        return null;
    }

    private async ValueTask<byte?> NextAsync(CancellationToken stop)
    {
        if (_from == _to) (_from, _to) = (0, await stream.ReadAsync(_buffer, stop));
        return _to == 0 ? null : _buffer[_from++];
    }
}
