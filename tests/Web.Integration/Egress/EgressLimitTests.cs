using System.Diagnostics.Metrics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using InstaHub.Silo.Egress;
using InstaHub.TestSupport.Egress;

namespace InstaHub.Web.Integration.Egress;

/// <summary>What hostile servers can do to this one: nothing that takes more than the limits say.</summary>
public sealed class EgressLimitTests : EgressTest
{
    [Fact]
    public async Task Of_an_endless_body_the_beginning_is_read_and_the_connection_closed()
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Internet.Host("example.com", new LocalSite(async (_, connection, cancellationToken) =>
        {
            try
            {
                await connection.WriteAsync(Encoding.ASCII.GetBytes($"{Ok}\r\n\r\n"), cancellationToken);
                while (true)
                    await connection.WriteAsync(Encoding.ASCII.GetBytes(new string('a', 10_000)), cancellationToken);
            }
            catch (IOException)
            {
                closed.SetResult();
            }
        }));

        var answer = await GetAsync("http://example.com/");

        Assert.Equal(new string('a', Options.MaxBodyBytes), TextOf(answer));
        await Patience.ForAsync(closed.Task, "the end of the connection");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("identity")]
    public async Task A_compressed_body_is_read_decompressed(string encoding)
    {
        var text = string.Concat(Enumerable.Range(0, 10_000));
        Internet.Host("example.com", LocalSite.Of($"{Ok}\r\nContent-Encoding: {encoding}", Compress(encoding, Encoding.ASCII.GetBytes(text))));

        Assert.Equal(text, TextOf(await GetAsync("http://example.com/")));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Of_a_bomb_the_beginning_is_decompressed(string encoding)
    {
        var bomb = Compress(encoding, new byte[200 << 20]);
        Assert.InRange(bomb.Length, 0, 400 << 10);
        Internet.Host("example.com", LocalSite.Of($"{Ok}\r\nContent-Encoding: {encoding}", bomb));
        var before = GC.GetTotalAllocatedBytes();

        Assert.Equal(new byte[Options.MaxBodyBytes], (await GetAsync("http://example.com/")).Body);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 50 << 20);
    }

    [Fact]
    public async Task A_body_that_cannot_be_compressed_is_read_as_far_as_others()
    {
        var body = new byte[Options.MaxBodyBytes * 2];
        new Random(1).NextBytes(body);
        Internet.Host("example.com", LocalSite.Of($"{Ok}\r\nContent-Encoding: gzip", Compress("gzip", body)));

        Assert.Equal(body[..Options.MaxBodyBytes], (await GetAsync("http://example.com/")).Body);
    }

    [Fact]
    public async Task A_compressed_body_that_never_says_anything_ends_too()
    {
        var sent = 0;
        Internet.Host("example.com", new LocalSite(async (_, connection, cancellationToken) =>
        {
            await connection.WriteAsync(Encoding.ASCII.GetBytes($"{Ok}\r\nContent-Encoding: gzip\r\n\r\n"), cancellationToken);
            await connection.WriteAsync(new byte[] { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3 }, cancellationToken);
            // Stored blocks of no bytes (RFC 1951, 3.2.4).
            var blocks = Enumerable.Repeat(new byte[] { 0, 0, 0, 0xff, 0xff }, 1_000).SelectMany(block => block).ToArray();
            for (; ; Interlocked.Add(ref sent, blocks.Length))
                await connection.WriteAsync(blocks, cancellationToken);
        }));

        // How decompression ends when there is no end is its own matter; that it ends is ours, long before the time is up.
        try
        {
            Assert.Empty((await GetAsync("http://example.com/")).Body);
        }
        catch (EgressException e)
        {
            Assert.Equal(EgressOutcome.BadAnswer, e.Outcome);
        }
        Assert.InRange(sent, Options.MaxBodyBytes, int.MaxValue);
    }

    [Theory]
    [InlineData("gzip, gzip")]
    [InlineData("zstd")]
    [InlineData("nonsense")]
    public async Task What_is_encoded_otherwise_is_not_read(string encoding)
    {
        Internet.Host("example.com", LocalSite.Of($"{Ok}\r\nContent-Encoding: {encoding}", "text"u8.ToArray()));

        Assert.Equal(EgressOutcome.BadAnswer, await OutcomeAsync("http://example.com/"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task What_is_not_encoded_as_it_says_is_not_read(string encoding)
    {
        Internet.Host("example.com", LocalSite.Of($"{Ok}\r\nContent-Encoding: {encoding}", "this is not compressed at all"u8.ToArray()));

        Assert.Equal(EgressOutcome.BadAnswer, await OutcomeAsync("http://example.com/"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nthe beginning")]
    public async Task Time_is_limited_wherever_the_server_falls_silent(string beginning)
    {
        var silent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Internet.Host("example.com", new LocalSite(async (_, connection, cancellationToken) =>
        {
            await connection.WriteAsync(Encoding.ASCII.GetBytes(beginning), cancellationToken);
            silent.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }));

        var outcome = OutcomeAsync("http://example.com/");
        await Patience.ForAsync(silent.Task, "the server to fall silent");
        Time.Advance(Options.Timeout - TimeSpan.FromMilliseconds(1));
        Assert.False(outcome.IsCompleted);
        Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(EgressOutcome.TimedOut, await outcome);
    }

    [Fact]
    public async Task Time_is_limited_for_all_redirects_together()
    {
        Internet.Host("example.com", new LocalSite((_, connection, cancellationToken) =>
        {
            Time.Advance(Options.Timeout / 2);
            return LocalSite.WriteAsync(connection, "HTTP/1.1 302 Found\r\nLocation: /", [], cancellationToken);
        }));

        Assert.Equal(EgressOutcome.TimedOut, await OutcomeAsync("http://example.com/"));
    }

    [Fact]
    public async Task The_caller_may_give_up()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Internet.Host("example.com", new LocalSite((_, _, cancellationToken) =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, cancellationToken);
        }));
        using var giveUp = new CancellationTokenSource();

        var answer = GetAsync("http://example.com/", cancellationToken: giveUp.Token);
        await Patience.ForAsync(asked.Task, "the request");
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Theory]
    [InlineData("A: {0}\r\n", 1)]
    [InlineData("A: b\r\n", 100_000)]
    public async Task A_huge_header_is_not_read(string line, int times)
    {
        var header = string.Concat(Enumerable.Repeat(line.Replace("{0}", new string('a', 1 << 20), StringComparison.Ordinal), times));
        Internet.Host("example.com", LocalSite.Of($"{Ok}\r\n{header}B: c", []));

        Assert.Equal(EgressOutcome.HeaderTooLarge, await OutcomeAsync("http://example.com/"));
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("+PONG\r\n")]
    [InlineData("\0\0\0")]
    public async Task What_is_not_HTTP_is_no_answer(string greeting)
    {
        Internet.Host("example.com", new LocalSite((_, connection, cancellationToken) => connection.WriteAsync(Encoding.ASCII.GetBytes(greeting), cancellationToken).AsTask()));

        Assert.Equal(EgressOutcome.BadAnswer, await OutcomeAsync("http://example.com/"));
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_no_answer()
    {
        Internet.Host("example.com", new LocalSite((_, connection, cancellationToken) =>
            connection.WriteAsync(Encoding.ASCII.GetBytes($"{Ok}\r\nContent-Length: 100\r\n\r\nabc"), cancellationToken).AsTask()));

        Assert.Equal(EgressOutcome.BadAnswer, await OutcomeAsync("http://example.com/"));
    }

    [Fact]
    public async Task A_certificate_leads_the_server_nowhere()
    {
        // Whoever checks it would like to have the certificate of its issuer, and a list of what that one has revoked.
        await using var inside = LocalSite.OfPage("secret");
        using var certificate = CertificateNaming($"http://{inside.EndPoint}/");
        Internet.Name("example.com", [TestInternet.PublicAddress])
            .Place($"{TestInternet.PublicAddress}:443", new LocalSite((_, connection, cancellationToken) => LocalSite.WriteAsync(connection, Ok, [], cancellationToken), certificate));

        Assert.Equal(EgressOutcome.BadTls, await OutcomeAsync("https://example.com/"));
        Assert.Equal(0, inside.Connections);
    }

    [Fact]
    public async Task How_fetches_end_is_counted()
    {
        var counted = new List<string?>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument is { Meter.Name: EgressMetrics.MeterName, Name: "instahub.egress.fetches" })
                to.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            lock (counted)
                counted.Add((string?)tags[0].Value);
        });
        listener.Start();
        Internet.Host("example.com", LocalSite.OfPage("hello"));
        Internet.Name("inside.example", ["10.0.0.1"]);

        await GetAsync("http://example.com/");
        await OutcomeAsync("http://inside.example/");

        lock (counted)
            Assert.True(counted.Contains("fetched") && counted.Contains("refused_address"), string.Join(", ", counted));
    }

    private static byte[] Compress(string encoding, byte[] body)
    {
        using var compressed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "br" => new BrotliStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
            "identity" => new BufferedStream(compressed),
            _ => new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            stream.Write(body);
            stream.Flush();
        }

        return compressed.ToArray();
    }

    private static X509Certificate2 CertificateNaming(string address)
    {
        using var issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var issuer = new CertificateRequest("CN=An issuer of whom nobody has heard", issuerKey, HashAlgorithmName.SHA256);
        issuer.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var issuerCertificate = issuer.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=example.com", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("example.com");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([$"{address}ocsp"], [$"{address}issuer.cer"]));
        request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([$"{address}revoked.crl"]));
        using var certificate = request.Create(issuerCertificate, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1), [1, 2, 3]);
        using var withKey = certificate.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pfx), password: null);
    }
}
