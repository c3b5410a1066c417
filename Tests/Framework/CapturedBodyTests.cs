using System.Net.Http.Headers;
using System.Text;
using Framework.Http;
using NUnit.Framework;
using Shouldly;

namespace Tests.Framework;

/// <summary>Bodies that are no short text.</summary>
internal sealed class CapturedBodyTests
{
    private static readonly MediaTypeHeaderValue Json = new("application/json"), Bytes = new("application/octet-stream");

    [Test]
    public void A_huge_text_is_cut_between_characters_with_its_size_and_hash()
    {
        var bytes = Encoding.UTF8.GetBytes("x" + new string('я', 100_000));
        var body = CapturedBody.Of(bytes, Json);
        body.Text.ShouldBe("x" + new string('я', (64 * 1024 / 2) - 1));
        body.Truncated.ShouldBeTrue();
        body.Size.ShouldBe(200_001);
        body.Hash.ShouldBe(Of(bytes));
        body.Problem.ShouldBeNull();
    }

    [Test]
    public void Bytes_are_cut_earlier_with_their_size_and_hash()
    {
        byte[] bytes = [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)];
        var body = CapturedBody.Of(bytes, Bytes);
        body.IsBase64.ShouldBeTrue();
        body.Truncated.ShouldBeTrue();
        Convert.FromBase64String(body.Text).ShouldBe(bytes[..4096]);
        body.Size.ShouldBe(100_000);
        body.Hash.ShouldBe(Of(bytes));
    }

    [TestCase("""{"password":"hunter2-hunter2-hunter2"}""")]
    [TestCase("""{"password":"hunter2-hunter2\"-hunter2"}""")]
    [TestCase("""{"text":"{\"password\":\"hunter2-hunter2-hunter2\"}"}""")]
    public void A_secret_that_is_cut_in_two_is_masked_as_well(string json)
    {
        foreach (var left in Enumerable.Range(20, 18))
        {
            var body = CapturedBody.Of(Encoding.UTF8.GetBytes(new string(' ', (64 * 1024) - left) + json), Json);
            body.Truncated.ShouldBeTrue();
            body.Text.ShouldNotContain("hunter2-");
        }
    }

    private static string Of(byte[] bytes) => $"sha256:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))}";

    [Test]
    public void A_text_that_is_no_UTF8_says_so()
    {
        var body = CapturedBody.Of([(byte)'o', (byte)'k', 0xC3, 0x28, (byte)'!'], new MediaTypeHeaderValue("text/plain"));
        body.IsBase64.ShouldBeFalse();
        body.Text.ShouldBe("ok\uFFFD(!");
        body.Problem.ShouldBe("not UTF-8 from byte 2 on; what cannot be read is shown as \uFFFD");
    }

    [Test]
    public void Text_is_text_whatever_it_declares_so_that_its_secrets_are_found()
    {
        CapturedBody.Of("""{"password":"hunter2"}"""u8.ToArray(), Bytes).Text.ShouldBe("""{"password":"***"}""");
        CapturedBody.Of("\0\u0001"u8.ToArray(), Json).IsBase64.ShouldBeTrue();
        CapturedBody.Of("short"u8.ToArray(), Json).Hash.ShouldBeNull();
    }
}
