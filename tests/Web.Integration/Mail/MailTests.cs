using InstaHub.Silo.Mail;
using InstaHub.Web.Integration.Accounts;

namespace InstaHub.Web.Integration.Mail;

/// <summary>Mail on its way from the queue to a server.</summary>
public sealed class MailTests : IAsyncLifetime
{
    private readonly SmtpListener _server = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateMigratedAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_is_sent_once_and_leaves_no_row()
    {
        await using var product = await StartAsync(("Mail:User", "instahub"), ("Mail:Password", "a mail password"), ("Mail:BaseUrl", "https://insta.example/"));
        var ada = await AccountClient.RegisterAsync(product);

        await UntilEmptyAsync();

        var mail = Assert.Single(_server.Mails);
        Assert.Contains($"RCPT TO:<{ada.Email}>", mail);
        Assert.Contains("MAIL FROM:<robot@insta.example>", mail);
        Assert.Contains($"AUTH PLAIN {Convert.ToBase64String("\0instahub\0a mail password"u8)}", mail);
        Assert.Contains("Auto-Submitted: auto-generated", mail);
        Assert.Matches("(?m)^https://insta\\.example/verify-email\\?token=[A-Za-z0-9_-]{64}\r?$", mail);
    }

    [Fact]
    public async Task A_mail_that_is_refused_is_sent_later_with_a_token_of_its_own()
    {
        _server.RefuseNext(2);
        await using var product = await StartAsync(("Mail:RetryAfter", "00:00:01"));
        await AccountClient.RegisterAsync(product);

        await UntilEmptyAsync();

        Assert.Single(_server.Mails);
        Assert.Equal(3, _server.Attempts);
    }

    [Fact]
    public async Task A_mail_that_is_always_refused_is_given_up_without_a_word_of_it_in_the_log()
    {
        _server.RefuseNext(int.MaxValue);
        await using var product = await StartAsync(("Mail:RetryAfter", "00:00:01"), ("Mail:Attempts", "2"));
        var ada = await AccountClient.RegisterAsync(product);

        await UntilEmptyAsync();

        Assert.Equal(2, _server.Attempts);
        Assert.Contains(product.Log.Lines, line => line.Message.Contains("was given up after 2 attempts"));
        Assert.DoesNotContain(product.Log.Lines, line => $"{line}".Contains(ada.Email) || $"{line}".Contains("token="));
    }

    [Fact]
    public async Task What_a_process_took_that_died_is_sent_by_another()
    {
        await using (var first = await StartAsync(("Mail:Interval", "00:01:00")))
        {
            // Past the round at its start; the next is a minute away.
            await AccountClient.RegisterAsync(first);
        }
        // As a process leaves it that was killed while it sent.
        await _database.ExecuteAsync("update mails set attempts = 1, due_at = clock_timestamp() + interval '300 ms'");
        await _database.ExecuteAsync("insert into mails (kind, email_key, attempts) select 'reset_password', email_key, 1 from accounts");

        await using var second = await StartAsync();
        await UntilEmptyAsync();

        Assert.Contains(_server.Mails, mail => mail.Contains("/verify-email?token="));
        Assert.Contains(_server.Mails, mail => mail.Contains("/reset-password?token="));
    }

    [Fact]
    public async Task Two_processes_do_not_send_one_mail_twice()
    {
        await using var product = await StartAsync(("Mail:Interval", "00:01:00"));
        await AccountClient.RegisterAsync(product);
        await _database.ExecuteAsync("delete from mails");
        await _database.ExecuteAsync("insert into mails (kind, user_id) select 'verify_email', id from accounts, generate_series(1, 40)");
        var worker = product.Get<MailWorker>();
        var before = _server.Attempts;

        await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            while (await worker.RunOnceAsync(TestContext.Current.CancellationToken) > 0)
            {
                // There may be more.
            }
        }));

        Assert.Equal(before + 40, _server.Attempts);
    }

    [Theory]
    [InlineData("smtp.example", "user", false, false)]
    [InlineData("smtp.example", "user", true, true)]
    [InlineData("smtp.example", null, false, true)]
    [InlineData("127.0.0.1", "user", false, true)]
    public void A_password_goes_to_another_machine_encrypted_or_not_at_all(string host, string? user, bool useTls, bool isValid)
    {
        var result = new MailOptionsValidator().Validate(null, new MailOptions { Host = host, User = user, UseTls = useTls });

        Assert.Equal(isValid, result.Succeeded);
    }

    private Task<TestProduct> StartAsync(params (string, string)[] settings) => TestProduct.StartAsync(_database.ConnectionString,
        [("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{_server.Port}"), ("Mail:UseTls", "false"), ("Mail:From", "robot@insta.example"), .. settings]);

    private Task UntilEmptyAsync() =>
        Patience.UntilAsync(async () => (await _database.QueryAsync<Guid>("select id from mails")).Count == 0, "the queue to be empty");
}
