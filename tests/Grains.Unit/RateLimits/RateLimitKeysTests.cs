using System.Net;
using InstaHub.GrainInterfaces.RateLimits;

namespace InstaHub.Grains.Unit.RateLimits;

public sealed class RateLimitKeysTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("203.0.113.7", "2001:db8:1:2::1", false)]
    public void An_IPv4_address_counts_for_itself_and_an_IPv6_address_for_its_network(string one, string other, bool same) =>
        Assert.Equal(same, RateLimitKeys.Of(IPAddress.Parse(one)) == RateLimitKeys.Of(IPAddress.Parse(other)));

    [Fact]
    public void Users_are_told_apart() => Assert.NotEqual(RateLimitKeys.Of(Guid.CreateVersion7()), RateLimitKeys.Of(Guid.CreateVersion7()));
}
