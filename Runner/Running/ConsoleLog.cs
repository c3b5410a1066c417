using Framework.Http;

namespace Runner.Running;

/// <summary>What a process printed, line by line on disk. When the disk is full it stays silent and remembers why.</summary>
internal sealed class ConsoleLog(string path) : IDisposable
{
    private readonly FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    private bool isKey;

    /// <summary>Why it is not complete; null if it is.</summary>
    public IOException? Problem { get; private set; }

    public void Write(string line)
    {
        if (Problem is not null)
            return;
        try
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(Shown(line) + Environment.NewLine));
        }
        catch (IOException e)
        {
            Problem = e;
        }
    }

    /// <summary>Masked; of a private key, which has many lines, none is shown.</summary>
    private string Shown(string line)
    {
        var begins = line.Contains("-----BEGIN ", StringComparison.Ordinal) && line.Contains("PRIVATE KEY-----", StringComparison.Ordinal);
        var wasKey = isKey;
        isKey = (begins || isKey) && !line.Contains("-----END ", StringComparison.Ordinal);
        return wasKey ? SecretMask.Mask : SecretMask.Text(line);
    }

    public void Dispose() => file.Dispose();
}
