namespace StepDefinitions.Support;

/// <summary>What the suite tells the system and then expects to see again.</summary>
internal static class SuiteSettings
{
    public const string PublicUrl = "https://lessons.example.test";

    /// <summary>The channel that Pachca's fake has from the beginning.</summary>
    public const int PachcaChannel = 334;

    /// <summary>The providers that messages go out through, unless an administrator says otherwise.</summary>
    public const string MailProvider = "sendgrid", TextProvider = "twilio";

    /// <summary>Few, so that a scenario need not send hundreds of frames to be too slow for one.</summary>
    public const int SocketQueueLength = 16;

    /// <summary>Less than the other carriers have: while it hangs, the clock moves to the end of its patience, and not to the end of theirs.</summary>
    public const int BoxberrySeconds = 3;

    /// <summary>Mail carries nothing that tells one scenario from another: each lane has a mail server of its own.</summary>
    public static string SmtpLine(int lane) => $"lane-{lane}";
}
