import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { EntityManager, Repository, getConnection, getManager } from 'typeorm';
import { Order } from './order.entity';

@Injectable()
export class OrderService {
  constructor(
    @InjectRepository(Order) private readonly orders: Repository<Order>,
    private readonly manager: EntityManager,
  ) {}

  find(name: string, sort: string): Promise<Order[]> {
    return this.orders
      .createQueryBuilder('o')
      .where(`o.name = '${name}'`)
      .andWhere('o.deleted = :d', { d: false })
      .orderBy('o.' + sort, 'DESC')
      .getMany();
  }

  safe(name: string): Promise<Order | undefined> {
    return this.orders.createQueryBuilder('o').where('o.name = :name', { name }).getOne();
  }

  async count(total: number) {
    return this.orders.createQueryBuilder().select("count(*)" + " as n").having("n > " + total).getRawOne();
  }

  async join(table: string) {
    const rows = await this.orders.createQueryBuilder("o").leftJoin(`${table}`, 't').getMany();
    const plain = await this.orders.createQueryBuilder("o").leftJoin(`items`, 't').getMany();
    const list = builder.where(`x = ${table}`).getMany();
    return [rows, plain, list];
  }

  async raw(id: string, limit: number) {
    await this.orders.query(`SELECT * FROM orders WHERE id = ${id}`);
    await this.orders.query('SELECT * FROM orders WHERE id = $1', [id]);
    await this.orders.query('SELECT * FROM orders LIMIT ' + limit);
    await getConnection().query('DELETE FROM orders WHERE id = ' + id);
    const sql = ['SELECT', id].join(' ');
    await getManager('second').query(sql);
    await getManager().query(sql, []);
  }

  remove(id: string, em: EntityManager): Promise<void> {
    em.query("DELETE FROM orders WHERE id = '" + id + "'");
    return em.transaction(async (inner: EntityManager) => {
      await inner.query(`DELETE FROM items WHERE order_id = ${id}`);
      await this.manager.query(`DELETE FROM items WHERE order_id = '${id.toString()}'`);
      await other.query(id);
    });
  }

  plain(id: string) {
    return this.orders.query(id);
  }
}
