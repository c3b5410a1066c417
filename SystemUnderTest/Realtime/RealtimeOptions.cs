using System.ComponentModel.DataAnnotations;

namespace SystemUnderTest.Realtime;

internal sealed class RealtimeOptions
{
    /// <summary>Frames that may wait for one client to read them. A client that lets more come together is dropped, and catches up when it is back.</summary>
    [Range(1, 100_000)]
    public int QueueLength { get; set; } = 256;

    /// <summary>Bytes of the largest frame that is taken.</summary>
    [Range(1024, 1024 * 1024)]
    public int LargestFrame { get; set; } = 64 * 1024;

    /// <summary>How long a client may take to answer the close frame before the connection is cut.</summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long missed events are kept.</summary>
    public TimeSpan KeepEvents { get; set; } = TimeSpan.FromDays(7);
}
