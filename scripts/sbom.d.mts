export function sbom(): {
  bomFormat: string;
  components: { name: string; purl: string; hashes: { alg: string; content: string }[] }[];
};
