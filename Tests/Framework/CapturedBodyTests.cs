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
        var body = CapturedBody.Of(Encoding.UTF8.GetBytes("x" + new string('я', 100_000)), Json);
        body.Truncated.ShouldBeTrue();
        body.Size.ShouldBe(200_001);
        body.Hash.ShouldNotBeNull().ShouldMatch("^sha256:[0-9a-f]{64}$");
        body.Text.ShouldEndWith("я");
        body.Problem.ShouldBeNull();
    }

    [Test]
    public void Bytes_are_cut_earlier_with_their_size_and_hash()
    {
        var body = CapturedBody.Of([.. Enumerable.Range(0, 100_000).Select(i => (byte)i)], Bytes);
        body.IsBase64.ShouldBeTrue();
        Convert.FromBase64String(body.Text).Length.ShouldBe(4096);
        body.Size.ShouldBe(100_000);
        body.Hash.ShouldNotBeNull();
    }

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
