using System.ComponentModel.DataAnnotations;

namespace SystemUnderTest.Forum;

/// <summary>Without a token or a channel there are no notifications; everything else works.</summary>
internal sealed class PachcaOptions
{
    /// <summary>Ends in a slash.</summary>
    [Required]
    public Uri BaseUrl { get; set; } = new("https://api.pachca.com/api/shared/v1/");

    public string? Token { get; set; }

    /// <summary>The channel that is told of every message.</summary>
    public int? ChannelId { get; set; }

    /// <summary>Seconds that a call may take.</summary>
    [Range(0.05, 300)]
    public double TimeoutSeconds { get; set; } = 10;

    public bool IsComplete => !string.IsNullOrWhiteSpace(Token) && ChannelId is not null;
}
