export class CrudService<T extends { id: string }> {
  constructor(protected readonly repository: Repository<T>, private prisma: PrismaClient) {}

  async clear(): Promise<void> {
    // ruleid: generic-service
    await this.repository.delete({});
  }

  protected async remove(id: T["id"]): Promise<DeleteResult> {
    // ruleid: generic-service
    return this.repository.delete({ id } as FindOptionsWhere<T>);
  }

  async purge() {
    // ruleid: generic-service
    await this.repository.createQueryBuilder().delete().execute();
    // ruleid: generic-service
    await this.repository.createQueryBuilder("u").delete().from(User).execute();
    // ruleid: generic-service
    return this.prisma.user.deleteMany();
  }
}
