using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tests.Database;

/// <summary>Answers a start-up message of PostgreSQL's protocol with what it was given, and then hangs up.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private const int EncryptionAsked = 80877103, KerberosAsked = 80877104;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly byte[] answer;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task serving;

    public FakeServer(byte[] answer)
    {
        this.answer = answer;
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Does not wait for a question that it understands.</summary>
    public bool SpeaksFirst { get; init; }

    /// <summary>Lets everybody in, as a server of this version.</summary>
    public static byte[] Welcome(string version) =>
    [
        .. Message('R', 0, 0, 0, 0),
        .. Message('S', Text("server_version", version)),
        .. Message('S', Text("client_encoding", "UTF8")),
        .. Message('S', Text("standard_conforming_strings", "on")),
        .. Message('K', 0, 0, 0, 1, 0, 0, 0, 1),
        .. Message('Z', (byte)'I'),
    ];

    /// <summary>Lets nobody in.</summary>
    public static byte[] Error(string state, string message) =>
        Message('E', [(byte)'S', .. Text("FATAL"), (byte)'V', .. Text("FATAL"), (byte)'C', .. Text(state), (byte)'M', .. Text(message), 0]);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await serving;
        listener.Dispose();
        stopping.Dispose();
    }

    private static byte[] Message(char kind, params byte[] content)
    {
        var message = new byte[5 + content.Length];
        message[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), 4 + content.Length);
        content.CopyTo(message, 5);
        return message;
    }

    private static byte[] Text(params string[] texts) => [.. texts.SelectMany(t => Encoding.UTF8.GetBytes(t).Append((byte)0))];

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stopping.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // stopped
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var head = new byte[8];
        while (await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(head);
            var encryption = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)) is EncryptionAsked or KerberosAsked;
            if (encryption && !SpeaksFirst)
            {
                await stream.WriteAsync("N"u8.ToArray());
                continue;
            }

            if (!encryption) await stream.ReadExactlyAsync(new byte[length - head.Length]);
            await stream.WriteAsync(answer);
            if (SpeaksFirst) return;
            _ = await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false); // until the client has had enough
            return;
        }
    }
}
