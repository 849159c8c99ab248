[assembly: AssemblyFixture(typeof(AssemblyDatabase))]
