using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The one silo of the process; its address names it and is not listened on.</summary>
internal sealed class LocalSiloDetails(IOptions<ClusterOptions> cluster, IOptions<SiloOptions> silo) : ILocalSiloDetails
{
    public string Name => silo.Value.SiloName;

    public string ClusterId => cluster.Value.ClusterId;

    public string DnsHostName => Dns.GetHostName();

    public SiloAddress SiloAddress { get; } = SiloAddress.New(IPAddress.Loopback, 0, SiloAddress.AllocateNewGeneration());

    public SiloAddress GatewayAddress => SiloAddress;
}
