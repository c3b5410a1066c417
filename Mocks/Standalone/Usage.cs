namespace Mocks.Standalone;

/// <summary>What --help prints.</summary>
internal static class Usage
{
    public const string Text = """
        The vendor fakes as a program: payments, messengers, mail, text messages and carriers on one address (mail over SMTP on a port of its own), with a control API.

          dotnet run --project Mocks -- [flags]

          --url URL                where to listen, instead of --host and --port
          --host ADDRESS           127.0.0.1 (default), 0.0.0.0 in a container, localhost
          --port N                 5080 (default); 0: any free one
          --callback URL           the system that gets the notifications; none: they are only journaled
          --notification-path P    where they go to there; default /webhooks/yookassa
          --repeat-every SECONDS   how often a notification or event that was not accepted is repeated; default 60, 0: never
          --shop-id ID             YooKassa's shop id
          --secret-key KEY         YooKassa's secret key; better: MOCKS_YOOKASSA_SECRET_KEY
          --bot-token TOKEN        Telegram's bot token; better: MOCKS_TELEGRAM_BOT_TOKEN
          --bot-name NAME          Telegram's bot name
          --stripe-key KEY         Stripe's secret key; better: MOCKS_STRIPE_SECRET_KEY
          --stripe-webhook-secret S  what Stripe's webhooks are signed with; better: MOCKS_STRIPE_WEBHOOK_SECRET
          --stripe-webhook-path P  where Stripe's events go to; default /webhooks/stripe
          --chat ID                a chat that knows the bot; may be repeated
          --pachca-token TOKEN     Pachca's token; better: MOCKS_PACHCA_TOKEN
          --pachca-chat ID         a chat that the token may write to; may be repeated
          --smtp-port N            where mail is taken; default 0: any free port, which is printed
          --vendors A,B            plays only these, under the names of the control API; default: all
          --public-url URL         where others reach it, for payment pages' addresses; default: where it listens
          --sendgrid-key-file F    writes the public key there that SendGrid's events are verified with: new in each process
          --smtp-certificate-file F  writes the SHA-256 of the mail server's certificate there: new in each process
          --seed N                 the ids that vendors give out become reproducible
          --quiet                  don't print calls, refusals and notifications
          --help                   this

        Exit codes: 0 stopped by Ctrl-C or SIGTERM, 2 wrong flags, 3 the port is in use, 4 cannot listen there, 5 cannot write a file that a flag names.
        The control API and what the fakes demand: docs/mocks.md.
        """;
}
