using System.Text;
using InstaHub.Grains.Accounts.SecondFactors;

namespace InstaHub.Grains.Unit.Accounts;

/// <summary>One-time passwords, by the vectors of their standards.</summary>
public sealed class OneTimePasswordTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_109);

    // RFC 4226, appendix D.
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(2, "359152")]
    [InlineData(3, "969429")]
    [InlineData(4, "338314")]
    [InlineData(5, "254676")]
    [InlineData(6, "287922")]
    [InlineData(7, "162583")]
    [InlineData(8, "399871")]
    [InlineData(9, "520489")]
    public void Codes_by_counter_are_those_of_RFC_4226(long counter, string code) => Assert.Equal(code, OneTimePassword.Code(Secret, counter));

    // RFC 6238, appendix B, the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Codes_by_time_are_those_of_RFC_6238(long seconds, string code)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(seconds);

        Assert.Equal(code, OneTimePassword.Code(Secret, OneTimePassword.StepOf(time)));
        Assert.Equal(OneTimePassword.StepOf(time), OneTimePassword.FindStep(Secret, code, time));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_code_of_a_neighbouring_step_is_taken_and_no_other(int distance, bool isTaken)
    {
        var step = OneTimePassword.StepOf(Now) + distance;

        Assert.Equal(isTaken ? step : null, OneTimePassword.FindStep(Secret, OneTimePassword.Code(Secret, step), Now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("08180")]
    [InlineData("0818040")]
    [InlineData("08180a")]
    [InlineData(" 081804")]
    [InlineData("٠٨١٨٠٤")]
    public void What_is_not_six_digits_is_no_code(string code) => Assert.Null(OneTimePassword.FindStep(Secret, code, Now));

    // RFC 4648, section 10.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_that_of_RFC_4648(string text, string encoded) => Assert.Equal(encoded, Base32.Encode(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Secrets_have_160_bits_and_differ()
    {
        Assert.Equal(20, OneTimePassword.NewSecret().Length);
        Assert.NotEqual(OneTimePassword.NewSecret(), OneTimePassword.NewSecret());
    }

    [Fact]
    public void The_uri_says_all_that_an_app_needs() =>
        Assert.Equal(
            "otpauth://totp/Insta%20Hub:ada%2Fl?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Insta%20Hub&algorithm=SHA1&digits=6&period=30",
            OneTimePassword.KeyUri(Secret, "Insta Hub", "ada/l"));

    [Fact]
    public void A_recovery_code_may_be_typed_in_any_way()
    {
        var user = Guid.NewGuid();
        var code = RecoveryCode.Make();

        Assert.Matches("^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$", code);
        Assert.Equal(RecoveryCode.HashOf(user, code), RecoveryCode.HashOf(user, code.Replace("-", " ").ToLowerInvariant()));
        Assert.NotEqual(RecoveryCode.HashOf(user, code), RecoveryCode.HashOf(Guid.NewGuid(), code));
        Assert.NotEqual(RecoveryCode.HashOf(user, code), RecoveryCode.HashOf(user, RecoveryCode.Make()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ABCD-EFGH-2345-WXY")]
    [InlineData("ABCD-EFGH-2345-WXYZA")]
    [InlineData("ABCD-EFGH-2345-WXY\0")]
    [InlineData("ÄBCD-EFGH-2345-WXYZ")]
    public void What_cannot_be_a_recovery_code_is_none(string code) => Assert.Null(RecoveryCode.HashOf(Guid.NewGuid(), code));
}
