using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using InstaHub.Silo.Mail;

namespace InstaHub.Web.Integration.Mail;

/// <summary>What is said to an SMTP server, and what is not.</summary>
public sealed class SmtpTests : IAsyncLifetime
{
    private static readonly OutgoingMail Hello = new("ada@insta.example", "Hello", "Hello.\n");

    private readonly string _authorities = Path.GetTempFileName();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateMigratedAsync();

    public async ValueTask DisposeAsync()
    {
        File.Delete(_authorities);
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task An_encrypted_server_is_told_the_password_and_given_the_mail()
    {
        using var certificate = MakeCertificate("127.0.0.1");
        await using var server = new SmtpListener(certificate);

        await SendAsync(server, Hello, trusted: certificate);

        Assert.Equal(["EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA"], server.Commands.Where(command => command != "QUIT"));
        Assert.Contains("Subject: Hello", Assert.Single(server.Mails));
    }

    [Fact]
    public async Task What_somebody_says_before_encryption_counts_for_nothing()
    {
        using var certificate = MakeCertificate("127.0.0.1");
        await using var server = new SmtpListener(certificate) { SaidBeforeEncryption = "554 no" };

        await SendAsync(server, Hello, trusted: certificate);

        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_server_that_does_not_encrypt_is_told_nothing()
    {
        await using var server = new SmtpListener();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(server, Hello));

        Assert.Equal("The server has answered 502 where 220 was expected.", error.Message);
        Assert.Equal(["EHLO", "STARTTLS"], server.Commands);
    }

    [Theory]
    [InlineData("127.0.0.1", false)] // nobody has vouched for it
    [InlineData("127.0.0.2", true)] // it is that of another server
    public async Task A_server_with_a_certificate_that_is_not_trusted_is_told_nothing(string name, bool isTrusted)
    {
        using var certificate = MakeCertificate(name);
        await using var server = new SmtpListener(certificate);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(server, Hello, isTrusted ? certificate : null));

        Assert.Equal("The connection could not be encrypted, or the server's certificate is not trusted.", error.Message);
        Assert.Equal(["EHLO", "STARTTLS"], server.Commands);
    }

    [Theory]
    [InlineData("ada@insta.example>\r\nRCPT TO:<eve@insta.example")]
    [InlineData("ada@insta.example\nBcc: eve@insta.example")]
    [InlineData("ada@insta.example> NOTIFY=NEVER <")]
    [InlineData("ada @insta.example")]
    [InlineData("adá@insta.example")]
    public async Task An_address_adds_no_command_and_no_header(string address)
    {
        using var certificate = MakeCertificate("127.0.0.1");
        await using var server = new SmtpListener(certificate);

        await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(server, Hello with { To = address }, certificate));

        Assert.DoesNotContain("RCPT", server.Commands);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_line_that_is_a_dot_does_not_end_the_mail()
    {
        using var certificate = MakeCertificate("127.0.0.1");
        await using var server = new SmtpListener(certificate);

        await SendAsync(server, Hello with { Text = ".one\n.\n..two\nRCPT TO:<eve@insta.example>\n" }, certificate);

        Assert.Contains(string.Join(Environment.NewLine, "", ".one", ".", "..two", "RCPT TO:<eve@insta.example>"), Assert.Single(server.Mails));
        Assert.Single(server.Commands, "RCPT");
    }

    [Theory]
    [InlineData(9000, "The server's reply is longer than 8192 bytes.")]
    [InlineData(0, "The server has answered what is no reply of SMTP.")]
    public async Task A_server_that_says_anything_is_not_listened_to_for_long(int length, string reason)
    {
        await using var server = new SmtpListener { Greeting = length == 0 ? "HTTP/1.1 400 Bad Request ada@insta.example" : new string('2', length) };

        var error = await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(server, Hello));

        Assert.Equal(reason, error.Message);
    }

    private async Task SendAsync(SmtpListener server, OutgoingMail mail, X509Certificate2? trusted = null)
    {
        List<(string, string)> settings =
        [
            ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{server.Port}"), ("Mail:User", "instahub"), ("Mail:Password", "a mail password"),
        ];
        if (trusted is not null)
        {
            await File.WriteAllTextAsync(_authorities, trusted.ExportCertificatePem());
            settings.Add(("Mail:CertificateAuthorities", _authorities));
        }
        await using var product = await TestProduct.StartAsync(_database.ConnectionString, [.. settings]);
        await product.Get<IMailSender>().SendAsync(mail, TestContext.Current.CancellationToken);
    }

    private static X509Certificate2 MakeCertificate(string address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        var request = new CertificateRequest("CN=a test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
    }
}
