namespace Mocks.Stripe;

/// <summary>What a payment carries, whoever makes it.</summary>
/// <param name="Description">Shown to the platform.</param>
/// <param name="Metadata">What the platform writes on it.</param>
/// <param name="ApplicationFee">What the platform keeps, in the smallest unit.</param>
/// <param name="Destination">The connected account that the money is transferred to.</param>
/// <param name="TransferAmount">How much is transferred; null: all of it.</param>
/// <param name="OnBehalfOf">The connected account that the payment is for.</param>
/// <param name="TransferGroup">What belongs together.</param>
/// <param name="IsManual">Whether the money is held first, and taken by a capture.</param>
public sealed record StripePaymentData(
    string? Description, IReadOnlyDictionary<string, string> Metadata, long? ApplicationFee, string? Destination, long? TransferAmount, string? OnBehalfOf, string? TransferGroup, bool IsManual = false)
{
    internal static StripePaymentData None { get; } = new(null, new Dictionary<string, string>(StringComparer.Ordinal), null, null, null, null, null);
}

/// <summary>The parameters of a payment: of payment_intents, and of a session's payment_intent_data.</summary>
internal static class PaymentRequest
{
    public static StripePaymentData Data(Parameters? parameters, long amount, Func<string, string, string> destination)
    {
        if (parameters is null) return StripePaymentData.None;
        var transfer = parameters.Object("transfer_data");
        var to = transfer is null ? null : destination(transfer.RequiredText("destination"), transfer.NameOf("destination"));
        var part = transfer?.Integer("amount", 1);
        var onBehalfOf = parameters.Text("on_behalf_of") is { } account ? destination(account, parameters.NameOf("on_behalf_of")) : null;
        var fee = parameters.Integer("application_fee_amount");
        var isManual = parameters.OneOf("capture_method", "automatic", "automatic_async", "manual") == "manual";
        parameters.Text("receipt_email", 800);
        parameters.Text("statement_descriptor_suffix", 22);
        if (fee is not null && to is null && onBehalfOf is null)
        {
            throw StripeRefused.Invalid(
                "Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using an OAuth key or Stripe-Account header) or destination payment (using `transfer_data[destination]`).",
                parameters.NameOf("application_fee_amount"));
        }

        if (fee is not null && part is not null)
            throw StripeRefused.Invalid("You may only specify one of these parameters: application_fee_amount, transfer_data[amount].", parameters.NameOf("application_fee_amount"));
        if (fee > amount) throw StripeRefused.Invalid($"The application fee amount ({fee}) cannot be greater than the amount of the payment ({amount}).", parameters.NameOf("application_fee_amount"));
        if (part > amount) throw StripeRefused.Invalid($"The transfer_data[amount] ({part}) must be less than or equal to the payment amount ({amount}).", transfer!.NameOf("amount"));
        return new StripePaymentData(parameters.Text("description", 1000), parameters.Metadata(), fee, to, part, onBehalfOf, parameters.Text("transfer_group"), isManual);
    }
}
