using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Mocks.Hosting;

namespace Mocks.Standalone;

/// <summary>The command line of the standalone host, read strictly.</summary>
internal sealed partial record HostFlags(VendorServerOptions Options, Uri? Callback, TimeSpan RepeatEvery, bool IsQuiet, bool WantsHelp)
{
    /// <summary>Where the key goes to that SendGrid's events are verified with: it is another one in each process.</summary>
    public string? SendGridKeyFile { get; init; }

    /// <summary>Where the digest of the mail server's certificate goes to, which is another one in each process.</summary>
    public string? SmtpCertificateFile { get; init; }

    private const int DefaultPort = 5080;
    private const int DefaultSmtpPort = 0;

    private static readonly string[] Valued =
        ["--url", "--host", "--port", "--callback", "--notification-path", "--shop-id", "--secret-key", "--bot-token", "--bot-name", "--stripe-key", "--stripe-webhook-secret", "--stripe-webhook-path", "--chat", "--pachca-token", "--pachca-chat", "--smtp-port", "--seed", "--repeat-every", "--vendors", "--public-url", "--sendgrid-key-file", "--smtp-certificate-file"];

    private static readonly string[] Bare = ["--quiet", "--help", "-h"];

    /// <summary>Reads the flags; secrets may come from the environment instead, where process lists don't show them.</summary>
    /// <exception cref="BadFlagException">A flag is unknown, or its value is none.</exception>
    public static HostFlags Parse(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        var flags = new HostFlags(
            new VendorServerOptions
            {
                Port = DefaultPort,
                ControlApi = true,
                VendorsAtRoot = true,
                SmtpPort = DefaultSmtpPort,
                YooKassaSecretKey = environment("MOCKS_YOOKASSA_SECRET_KEY") is { Length: > 0 } key ? key : new VendorServerOptions().YooKassaSecretKey,
                PachcaToken = environment("MOCKS_PACHCA_TOKEN") is { Length: > 0 } pachca ? pachca : new VendorServerOptions().PachcaToken,
                TelegramBotToken = environment("MOCKS_TELEGRAM_BOT_TOKEN") is { Length: > 0 } token ? Token("MOCKS_TELEGRAM_BOT_TOKEN", token) : new VendorServerOptions().TelegramBotToken,
                SendGridApiKey = environment("MOCKS_SENDGRID_API_KEY") is { Length: > 0 } mailKey ? mailKey : new VendorServerOptions().SendGridApiKey,
                StripeSecretKey = environment("MOCKS_STRIPE_SECRET_KEY") is { Length: > 0 } stripe ? stripe : new VendorServerOptions().StripeSecretKey,
                StripeWebhookSecret = environment("MOCKS_STRIPE_WEBHOOK_SECRET") is { Length: > 0 } secret ? secret : new VendorServerOptions().StripeWebhookSecret,
            },
            Callback: null,
            RepeatEvery: TimeSpan.FromSeconds(60),
            IsQuiet: false,
            WantsHelp: false);
        for (var at = 0; at < arguments.Count; at++)
        {
            var (name, value) = Split(arguments[at]);
            if (Bare.Contains(name, StringComparer.Ordinal))
            {
                if (value is not null) throw new BadFlagException($"{name} takes no value.");
                flags = name == "--quiet" ? flags with { IsQuiet = true } : flags with { WantsHelp = true };
                continue;
            }

            if (!Valued.Contains(name, StringComparer.Ordinal)) throw Unknown(name);
            if (value is null)
            {
                if (at + 1 >= arguments.Count || arguments[at + 1].StartsWith("--", StringComparison.Ordinal)) throw new BadFlagException($"{name} needs a value. See --help.");
                value = arguments[++at];
            }

            flags = flags.With(name, value);
        }

        return flags;
    }

    private HostFlags With(string name, string value) => name switch
    {
        "--url" => this with { Options = Listening(Address(name, value)) },
        "--host" => this with { Options = Options with { Host = Host(name, value) } },
        "--port" => this with { Options = Options with { Port = Number(name, value, 0, 65535) } },
        "--callback" => this with { Callback = Base(name, Address(name, value)) },
        "--notification-path" => this with { Options = Options with { YooKassaNotificationPath = Path(name, value) } },
        "--shop-id" => this with { Options = Options with { YooKassaShopId = Filled(name, value) } },
        "--secret-key" => this with { Options = Options with { YooKassaSecretKey = Filled(name, value) } },
        "--bot-token" => this with { Options = Options with { TelegramBotToken = Token(name, value) } },
        "--bot-name" => this with { Options = Options with { TelegramBotName = Filled(name, value) } },
        "--stripe-key" => this with { Options = Options with { StripeSecretKey = Filled(name, value) } },
        "--stripe-webhook-secret" => this with { Options = Options with { StripeWebhookSecret = Filled(name, value) } },
        "--stripe-webhook-path" => this with { Options = Options with { StripeWebhookPath = Path(name, value) } },
        "--chat" => this with { Options = Options with { TelegramChats = [.. Options.TelegramChats, Chat(name, value)] } },
        "--pachca-token" => this with { Options = Options with { PachcaToken = Filled(name, value) } },
        "--pachca-chat" => this with { Options = Options with { PachcaChats = [.. Options.PachcaChats, Chat(name, value)] } },
        "--smtp-port" => this with { Options = Options with { SmtpPort = Number(name, value, 0, 65535) } },
        "--seed" => this with { Options = Options with { Seed = Whole(name, value) } },
        "--vendors" => this with { Options = Options with { Vendors = [.. value.Split(',').Select(v => Vendor(name, v.Trim()))] } },
        "--public-url" => this with { Options = Options with { PublicUrl = Base(name, Address(name, value)) } },
        "--sendgrid-key-file" => this with { SendGridKeyFile = Filled(name, value) },
        "--smtp-certificate-file" => this with { SmtpCertificateFile = Filled(name, value) },
        "--repeat-every" => this with { RepeatEvery = TimeSpan.FromSeconds(Number(name, value, 0, 86400)) },
        _ => throw Unknown(name),
    };

    private VendorServerOptions Listening(Uri url)
    {
        if (url.AbsolutePath != "/" || url.Query.Length > 0) throw new BadFlagException($"--url names where to listen, without a path: {url.Scheme}://{url.Authority}, not {url}.");
        return Options with { Host = Host("--url", url.Host.Trim('[', ']')), Port = url.Port };
    }

    private static (string Name, string? Value) Split(string argument)
    {
        var separator = argument.StartsWith("--", StringComparison.Ordinal) ? argument.IndexOf('=', StringComparison.Ordinal) : -1;
        return separator < 0 ? (argument, null) : (argument[..separator], argument[(separator + 1)..]);
    }

    private static BadFlagException Unknown(string name) => new(
        $"Unknown {(name.StartsWith('-') ? "flag" : "argument")} '{Journal.Secrets.MaskText(name)}'. Nearest: {string.Join(", ", Nearest.To(name, [.. Valued, .. Bare]))}. --help lists them all.");

    private static string Filled(string name, string value) =>
        string.IsNullOrWhiteSpace(value) ? throw new BadFlagException($"{name} must not be empty.") : value;

    private static string Token(string name, string value) => BotToken().IsMatch(value)
        ? value
        : throw new BadFlagException($"{name} is no bot token: digits, a colon, then at least 30 letters, digits, dashes or underscores (what was given is not shown).");

    private static int Number(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new BadFlagException($"{name} is a whole number from {least} to {most}, not '{value}'.");

    private static long Whole(string name, string value) => long.TryParse(value, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new BadFlagException($"{name} is a whole number, not '{value}'.");

    private static string Vendor(string name, string value) => VendorServerOptions.AllVendors.Contains(value, StringComparer.Ordinal)
        ? value
        : throw new BadFlagException($"{name}: there is no fake of '{value}'. Nearest: {string.Join(", ", Nearest.To(value, VendorServerOptions.AllVendors))}. All: {string.Join(", ", VendorServerOptions.AllVendors)}.");

    private static long Chat(string name, string value) => Whole(name, value) is var id and not 0 ? id : throw new BadFlagException($"{name} is a chat's id, not 0.");

    private static string Host(string name, string value) => value == "localhost" || IPAddress.TryParse(value, out _)
        ? value
        : throw new BadFlagException($"{name} names an address of this machine (127.0.0.1, 0.0.0.0, localhost), not '{value}'.");

    private static string Path(string name, string value) => value.StartsWith('/') ? value : throw new BadFlagException($"{name} begins with a slash: '/{value}'.");

    private static Uri Address(string name, string value) => Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == "http" || (url.Scheme == "https" && name == "--callback"))
        ? url
        : throw new BadFlagException($"{name} is an address such as http://127.0.0.1:5080, not '{value}'.");

    private static Uri Base(string name, Uri url) => url.PathAndQuery == "/"
        ? url
        : throw new BadFlagException($"{name} names {(name == "--callback" ? "the system" : "this server")}, without a path: {url.Scheme}://{url.Authority}, not {url}.{(name == "--callback" ? " The path is --notification-path." : "")}");

    [GeneratedRegex(@"^\d+:[A-Za-z0-9_-]{30,}\z", RegexOptions.None, 5000)]
    private static partial Regex BotToken();
}
