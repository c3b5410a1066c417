using Mocks.Journal;
using WireMock;
using WireMock.Types;
using WireMock.Util;

namespace Mocks.Hosting;

/// <summary>What a vendor answers.</summary>
internal sealed record VendorAnswer(int Status, string Body)
{
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Set where the vendor refuses the request because it breaks the contract.</summary>
    public VendorRefusal? Refusal { get; init; }

    /// <summary>Set where the body stops in its middle: what is waited for before the connection is cut.</summary>
    public Func<Task>? Stall { get; init; }

    /// <summary>What the vendor does once the answer is out, such as sending a notification.</summary>
    public Func<Task>? Afterwards { get; init; }

    public ResponseMessage ToMessage()
    {
        var message = new ResponseMessage
        {
            StatusCode = Status,
            BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = Body },
        };
        message.AddHeader("Content-Type", ContentType);
        foreach (var (name, value) in Headers) message.AddHeader(name, value);
        return message;
    }
}
