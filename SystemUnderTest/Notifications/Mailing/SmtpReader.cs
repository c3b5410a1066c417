using System.Globalization;
using System.Text;

namespace SystemUnderTest.Notifications.Mailing;

/// <summary>Reads a server's replies: one line, or several with a hyphen after the number.</summary>
internal sealed class SmtpReader(Stream stream)
{
    private const int MostLines = 100;
    private const int LongestLine = 2000;
    private readonly byte[] _buffer = new byte[512];
    private int _from;
    private int _to;

    /// <exception cref="IOException">The server hung up.</exception>
    /// <exception cref="MessageTrouble">It speaks no SMTP.</exception>
    public async Task<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        List<string> lines = [];
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) || (line.Length > 3 && line[3] is not (' ' or '-')))
                break;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
                return new SmtpReply(code, lines);
        }

        throw new MessageTrouble(TroubleKind.Failing, "smtp: the server's answer is no reply");
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        while (line.Count < LongestLine)
        {
            if (_from == _to)
            {
                (_from, _to) = (0, await stream.ReadAsync(_buffer, cancellationToken));
                if (_to == 0)
                    throw new IOException("the server hung up");
            }

            var next = _buffer[_from++];
            if (next == '\n')
                break;
            line.Add(next);
        }

        return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
    }
}

/// <summary>A server's reply.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public string Text => string.Join(' ', Lines);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code} {Text}");
}
